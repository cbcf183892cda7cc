"""The first administrator of an installation: somebody has to invite the others."""

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from prasan.accounts.actions import create_user
from prasan.accounts.models import User
from prasan.common.errors import InputRefused, NotFound
from prasan.organisations.actions.memberships import give_role
from prasan.organisations.models import Province
from prasan.organisations.rules.kinds import Role


@transaction.atomic
def add_administrator(*, username: str, email: str, display_name: str, password: str) -> str:
    """Open an account that administers the province. Raises `InputRefused` for a name, address or password that won't do."""
    province = Province.objects.filter(code=settings.PROVINCE).first()
    if province is None:
        raise NotFound(
            "no_province",
            "ยังไม่ได้โหลดข้อมูลของจังหวัด สั่ง prasan load-reference ก่อน",
            "The province has not been loaded; run prasan load-reference first.",
        )
    try:
        UnicodeUsernameValidator()(username)
        validate_email(email)
        validate_password(password, User(username=username, email=email, display_name=display_name))
    except ValidationError as error:
        told = " ".join(error.messages)
        raise InputRefused("bad_account", f"เปิดบัญชีไม่ได้: {told}", f"The account was not opened: {told}") from None
    if User.objects.filter(username__iexact=username).exists():
        raise InputRefused("username_taken", "ชื่อผู้ใช้นี้มีคนใช้แล้ว เลือกชื่ออื่น", "This user name is taken; choose another.")
    user = create_user(
        username=username, password=password, email=email, display_name=display_name or username, by=None
    )
    give_role(user=user, organisation=None, province=province, role=Role.ADMINISTRATOR, by=None)
    return f"เปิดบัญชี {username} แล้ว เป็นผู้ดูแลระบบของจังหวัด{province.name_th}"
