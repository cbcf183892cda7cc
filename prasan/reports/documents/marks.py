"""What stands at the head of every page of a draft, and of made-up data. Pure."""

DRAFT = "ฉบับร่าง"
SYNTHETIC = "ข้อมูลสมมติ โครงการและตัวเลขแต่งขึ้นเพื่อสาธิต"
