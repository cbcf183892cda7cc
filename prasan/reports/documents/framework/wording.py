"""The paragraphs of the framework document that officers may reword, with the figures that each may name. Pure."""

from prasan.framework.rules import Kind, Level
from prasan.reports.facts.frameworks import FrameworkFacts
from prasan.reports.template import Template

WORDING = {
    "framework.announcement": (
        "ตามที่กระทรวงมหาดไทยกำหนดให้องค์การบริหารส่วนจังหวัดจัดทำและประกาศประเด็นการพัฒนาท้องถิ่นขององค์กรปกครองส่วนท้องถิ่น"
        "ในระดับจังหวัด เพื่อให้องค์กรปกครองส่วนท้องถิ่นทุกแห่งใช้เป็นกรอบในการจัดทำแผนพัฒนาท้องถิ่น พ.ศ. {first} - {last} นั้น\n"
        "{pao}ได้ดำเนินการร่วมกับองค์กรปกครองส่วนท้องถิ่นในจังหวัดแล้ว จึงประกาศให้ใช้ตามเอกสารแนบท้ายประกาศนี้"
    ),
    "framework.base": (
        "อาศัยอำนาจตามระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548 และที่แก้ไขเพิ่มเติม "
        "ประกอบมาตรา 17 (1) แห่งพระราชบัญญัติกำหนดแผนและขั้นตอนการกระจายอำนาจให้แก่องค์กรปกครองส่วนท้องถิ่น พ.ศ. 2542"
    ),
    "framework.preface": (
        "เอกสารฉบับนี้แสดงทิศทางการพัฒนาที่องค์กรปกครองส่วนท้องถิ่นในจังหวัด{province}ใช้ร่วมกันในช่วง พ.ศ. {first} - {last} "
        "ประกอบด้วยประเด็นการพัฒนา {issues} ประเด็น แนวทาง {guidelines} แนวทาง และจุดมุ่งหมาย {goals} ข้อ "
        "พร้อมค่าเป้าหมายของทั้งช่วงและของแต่ละปี\n"
        "{pao}หวังว่าเอกสารนี้จะช่วยให้แผนของแต่ละแห่งหนุนกัน และให้ประชาชนติดตามได้ว่าจังหวัดไปถึงเป้าหมายเพียงใด"
    ),
    "framework.situation": (
        "ในช่วง พ.ศ. {past_first} - {past_last} องค์กรปกครองส่วนท้องถิ่นในจังหวัด{province}ใช้ยุทธศาสตร์การพัฒนาต่อไปนี้เป็นกรอบร่วมกัน"
    ),
    "framework.direction": (
        "ส่วนนี้รวบรวมวิสัยทัศน์ นโยบาย และแผนในระดับต่าง ๆ ที่ประเด็นการพัฒนาท้องถิ่นต้องสอดคล้อง แล้วจึงแสดงประเด็นการพัฒนาของจังหวัด"
    ),
    "framework.goals": (
        "แต่ละประเด็นมีจุดมุ่งหมายและความคาดหวังความสำเร็จของทั้งช่วงและของแต่ละปี "
        "นับจากจำนวนองค์กรปกครองส่วนท้องถิ่นที่มีการดำเนินโครงการตามจุดมุ่งหมายนั้น"
    ),
    "framework.summary": (
        "โดยสรุป องค์กรปกครองส่วนท้องถิ่น {organisations} แห่งในจังหวัด{province}จะร่วมกันพัฒนาตามประเด็นทั้ง {issues} ประเด็น "
        "ผ่านแนวทาง {guidelines} แนวทาง เพื่อให้ถึงจุดมุ่งหมาย {goals} ข้อภายใน พ.ศ. {last} "
        "โดยติดตามผลทุกปีและทบทวนเมื่อแผนในระดับที่สูงกว่าเปลี่ยนแปลง"
    ),
}


class Words:
    """The paragraphs as officers worded them, with the figures of one framework filled in."""

    def __init__(self, facts: FrameworkFacts, template: Template) -> None:
        previous = facts.plan(Level.PREVIOUS_FRAMEWORK)
        count = {kind: len(facts.of(Level.FRAMEWORK, kind)) for kind in (Kind.ISSUE, Kind.GUIDELINE, Kind.GOAL)}
        self.template = template
        self.figures = {
            "first": str(facts.first_year),
            "last": str(facts.last_year),
            "past_first": str((previous and previous.first_year) or facts.first_year - 5),
            "past_last": str((previous and previous.last_year) or facts.first_year - 1),
            "province": facts.province_name,
            "pao": facts.pao_name,
            "organisations": str(facts.organisations),
            "issues": str(count[Kind.ISSUE]),
            "guidelines": str(count[Kind.GUIDELINE]),
            "goals": str(count[Kind.GOAL]),
        }

    def of(self, key: str) -> str:
        """The paragraph of a key."""
        return self.template.words(key, WORDING[key], self.figures)
