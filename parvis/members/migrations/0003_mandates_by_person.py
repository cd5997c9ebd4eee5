
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0002_no_two_at_once'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='mandate',
            index=models.Index(fields=['person', 'starts_on', 'ends_on'], name='members_man_person__63f7bf_idx'),
        ),
    ]
