"""The paragraphs of the plan book that officers may reword. Pure."""

from prasan.reports.facts.books import BookFacts
from prasan.reports.loading.topics import topic_groups
from prasan.reports.template import Template

WORDING = {
    "book.announcement": (
        "ตามที่{organisation}ได้จัดทำ{plan} ตามระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น "
        "พ.ศ. 2548 และที่แก้ไขเพิ่มเติม โดยผ่านขั้นตอนของคณะกรรมการที่เกี่ยวข้องครบถ้วนแล้วนั้น\n"
        "จึงประกาศใช้แผนดังกล่าวเป็นกรอบในการจัดทำงบประมาณรายจ่ายประจำปี งบประมาณเพิ่มเติม และการใช้จ่ายเงินสะสม"
    ),
    "book.preface": (
        "แผนเล่มนี้รวบรวมสิ่งที่ประชาชนต้องการและสิ่งที่{organisation}จะทำในช่วง พ.ศ. {first} - {last} "
        "มีโครงการทั้งสิ้น {projects} โครงการ งบประมาณตามแผนรวม {baht} บาท ({words})\n"
        "ข้อมูลทุกตัวเลขตรวจสอบได้จากโครงการที่แสดงในส่วนที่ 3"
    ),
    "book.mission": "จัดบริการสาธารณะที่จำเป็นแก่ประชาชนอย่างทั่วถึง โปร่งใส และประชาชนมีส่วนร่วม",
    "book.vision": "",
    "book.carrying_out": (
        "ส่วนนี้แสดงโครงการที่จะดำเนินการ จัดตามแบบที่กำหนด งบประมาณในแต่ละปีเป็นประมาณการตามแผน "
        "โครงการจะดำเนินการได้เมื่อตั้งงบประมาณหรือได้รับการสนับสนุนแล้ว"
    ),
    "book.monitoring": (
        "คณะกรรมการติดตามและประเมินผลแผนพัฒนาท้องถิ่นกำหนดแนวทาง วิธีการ และห้วงเวลาในการติดตาม "
        "รายงานผลและเสนอความเห็นต่อผู้บริหารท้องถิ่น เพื่อเสนอต่อสภาท้องถิ่นและคณะกรรมการพัฒนาท้องถิ่น\n"
        "ผลการติดตามประกาศให้ประชาชนทราบภายใน 15 วันนับแต่วันที่เสนอ และปิดประกาศไม่น้อยกว่า 30 วัน "
        "อย่างน้อยปีละหนึ่งครั้งภายในเดือนธันวาคม"
    ),
    **{topic.key: topic.text for group in topic_groups() for topic in group.topics},
}


def worded(facts: BookFacts, template: Template, key: str, **figures: str) -> str:
    """The paragraph of a key with the book's figures filled in."""
    plan = facts.plan
    known = {
        "organisation": plan.organisation_name,
        "plan": plan.plan_name,
        "first": str(plan.first_year),
        "last": str(plan.last_year),
        "district": plan.district_name,
        "province": plan.province_name,
        "kind": facts.place.kind,
        "lat": f"{facts.place.lat:.6f}",
        "lon": f"{facts.place.lon:.6f}",
        "population": f"{facts.place.population:,}" if facts.place.population else "(ไม่มีข้อมูล)",
        **figures,
    }
    text = template.words(key, WORDING[key])
    for name, value in known.items():
        text = text.replace("{" + name + "}", value)
    return text
