import conference.files
import django.core.validators
import django.db.models.deletion
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('conference', '0006_looks_at_lists_of_people'),
    ]

    operations = [
        migrations.CreateModel(
            name='BoothType',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('name_vi', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('name_en', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('width', models.DecimalField(decimal_places=2, max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0.1')), django.core.validators.MaxValueValidator(Decimal('500'))], verbose_name='width in metres')),
                ('depth', models.DecimalField(decimal_places=2, max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0.1')), django.core.validators.MaxValueValidator(Decimal('500'))], verbose_name='depth in metres')),
                ('price', models.PositiveIntegerField(default=0, verbose_name='price in đồng')),
                ('included', models.TextField(blank=True, help_text='One a line.', max_length=500, verbose_name='what is included')),
                ('included_vi', models.TextField(blank=True, help_text='One a line.', max_length=500, null=True, verbose_name='what is included')),
                ('included_en', models.TextField(blank=True, help_text='One a line.', max_length=500, null=True, verbose_name='what is included')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='booth_types', to='conference.edition', verbose_name='edition')),
            ],
            options={
                'verbose_name': 'type of booth',
                'verbose_name_plural': 'types of booths',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Hall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('name_vi', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('name_en', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('width', models.DecimalField(decimal_places=2, max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0.1')), django.core.validators.MaxValueValidator(Decimal('500'))], verbose_name='width in metres')),
                ('depth', models.DecimalField(decimal_places=2, max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0.1')), django.core.validators.MaxValueValidator(Decimal('500'))], verbose_name='depth in metres')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('is_public', models.BooleanField(default=False, verbose_name='shown to the public')),
                ('background', models.ImageField(blank=True, upload_to=conference.files.stored_as('halls'), verbose_name='background picture')),
                ('revision', models.PositiveIntegerField(default=0, editable=False, verbose_name='revision')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='halls', to='conference.edition', verbose_name='edition')),
            ],
            options={
                'verbose_name': 'fair hall',
                'verbose_name_plural': 'fair halls',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Booth',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12, validators=[django.core.validators.RegexValidator('^[A-Z0-9][A-Z0-9.-]*$', 'A code has capital letters, digits, dots and hyphens.')], verbose_name='booth code')),
                ('x', models.DecimalField(decimal_places=2, max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('500'))], verbose_name='from the left, in metres')),
                ('y', models.DecimalField(decimal_places=2, max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('500'))], verbose_name='from above, in metres')),
                ('width', models.DecimalField(decimal_places=2, max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0.1')), django.core.validators.MaxValueValidator(Decimal('500'))], verbose_name='width in metres')),
                ('depth', models.DecimalField(decimal_places=2, max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0.1')), django.core.validators.MaxValueValidator(Decimal('500'))], verbose_name='depth in metres')),
                ('front', models.CharField(choices=[('below', 'below'), ('left', 'on the left'), ('above', 'above'), ('right', 'on the right'), ('all', 'on all sides')], default='below', max_length=5, verbose_name='open side')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='booths', to='conference.edition', verbose_name='edition')),
                ('type', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='booths', to='exhibitors.boothtype', verbose_name='type of booth')),
                ('hall', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='booths', to='exhibitors.hall', verbose_name='fair hall')),
            ],
            options={
                'verbose_name': 'booth',
                'verbose_name_plural': 'booths',
                'ordering': ['hall__order', 'hall', 'code', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Landmark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('pillar', 'Pillar'), ('stage', 'Stage'), ('entrance', 'Entrance'), ('aisle', 'Aisle'), ('fire_exit', 'Fire exit'), ('desk', 'Information desk'), ('other', 'Other')], max_length=10, verbose_name='kind')),
                ('label', models.CharField(blank=True, max_length=80, verbose_name='label')),
                ('label_vi', models.CharField(blank=True, max_length=80, null=True, verbose_name='label')),
                ('label_en', models.CharField(blank=True, max_length=80, null=True, verbose_name='label')),
                ('x', models.DecimalField(decimal_places=2, max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('500'))], verbose_name='from the left, in metres')),
                ('y', models.DecimalField(decimal_places=2, max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('500'))], verbose_name='from above, in metres')),
                ('width', models.DecimalField(decimal_places=2, max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0.1')), django.core.validators.MaxValueValidator(Decimal('500'))], verbose_name='width in metres')),
                ('depth', models.DecimalField(decimal_places=2, max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0.1')), django.core.validators.MaxValueValidator(Decimal('500'))], verbose_name='depth in metres')),
                ('hall', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='landmarks', to='exhibitors.hall', verbose_name='fair hall')),
            ],
            options={
                'verbose_name': 'landmark of a hall',
                'verbose_name_plural': 'landmarks of halls',
                'ordering': ['pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='boothtype',
            constraint=models.UniqueConstraint(fields=('edition', 'name_vi'), name='booth_type_name_once'),
        ),
        migrations.AddConstraint(
            model_name='hall',
            constraint=models.UniqueConstraint(fields=('edition', 'name_vi'), name='hall_name_once'),
        ),
        migrations.AddConstraint(
            model_name='hall',
            constraint=models.CheckConstraint(condition=models.Q(('depth__gt', 0), ('width__gt', 0)), name='hall_has_an_area'),
        ),
        migrations.AddConstraint(
            model_name='booth',
            constraint=models.UniqueConstraint(fields=('edition', 'code'), name='booth_code_once', violation_error_message='There is a booth with this code.'),
        ),
        migrations.AddConstraint(
            model_name='booth',
            constraint=models.CheckConstraint(condition=models.Q(('depth__gt', 0), ('width__gt', 0)), name='booth_has_an_area'),
        ),
        migrations.AddConstraint(
            model_name='booth',
            constraint=models.CheckConstraint(condition=models.Q(('x__gte', 0), ('y__gte', 0)), name='booth_stands_within'),
        ),
        migrations.AddConstraint(
            model_name='landmark',
            constraint=models.CheckConstraint(condition=models.Q(('depth__gt', 0), ('width__gt', 0)), name='landmark_has_an_area'),
        ),
        migrations.AddConstraint(
            model_name='landmark',
            constraint=models.CheckConstraint(condition=models.Q(('x__gte', 0), ('y__gte', 0)), name='landmark_stands_within'),
        ),
    ]
