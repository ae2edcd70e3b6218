/* SPDX-License-Identifier: MIT */
/* `koine doctor [--projector]`: the parts in their order. */
#include "cmd/doctor.h"

#include "base/mo.h"
#include "cmd/help.h"
#include "text/clean.h"
#include "text/width.h"

#include <stdarg.h>
#include <stdio.h>

#define VALUE_COLUMN 24 /* [col] */

void doctor_head(struct doctor *doctor, const char *title)
{
	buf_printf(&doctor->text, "%s%s\n",
		doctor->text.len + doctor->run->out.len > 0 ? "\n" : "", title);
}

/* A value may be anything: a path, a variable. It stays on its line. */
PRINTF_LIKE(2, 0)
static void put_formatted(struct buf *out, const char *fmt, va_list args)
{
	char value[1024];

	vsnprintf(value, sizeof(value), fmt, args);
	clean_text(str_of(value), CLEAN_LINE, out);
	buf_byte(out, '\n');
}

void doctor_row(struct doctor *doctor, const char *key, const char *fmt, ...)
{
	int used = 2 + width_str(str_of(key));
	va_list args;

	buf_printf(&doctor->text, "  %s", key);
	buf_fill(&doctor->text, ' ',
		used + 2 > VALUE_COLUMN ? 2 : (size_t)(VALUE_COLUMN - used));
	va_start(args, fmt);
	put_formatted(&doctor->text, fmt, args);
	va_end(args);
}

void doctor_degraded(struct doctor *doctor, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	put_formatted(&doctor->degraded, fmt, args);
	va_end(args);
}

void doctor_clean(struct doctor *doctor)
{
	clean_text(buf_view(&doctor->text), CLEAN_TEXT, &doctor->run->out);
	buf_clear(&doctor->text);
}

void doctor_wrapped(
	struct doctor *doctor, const char *mark, const char *sentence)
{
	int column = mark[0] != '\0' ? 4 : 2;

	doctor_clean(doctor);
	help_put_row(
		doctor->run, &(struct help_row){mark, 2, column, sentence});
}

static void put_degraded(struct doctor *doctor)
{
	struct str rest = buf_view(&doctor->degraded), line;

	doctor_head(doctor, _("What does not work, and why"));
	if (rest.len == 0)
		doctor_wrapped(doctor, "", _("nothing is amiss"));
	while (str_split(&rest, '\n', &line))
		if (line.len > 0)
			doctor_wrapped(doctor, "-",
				arena_str(&doctor->run->arena, line).ptr);
}

static void put_report(struct doctor *doctor)
{
	doctor_terminal(doctor);
	doctor_languages(doctor);
	doctor_paths(doctor);
	doctor_content(doctor);
	doctor_head(doctor, _("Libraries"));
	help_libraries(2, &doctor->text);
	doctor_widths(doctor);
	put_degraded(doctor);
	doctor_bidi(doctor);
}

static int run_doctor(struct run *run, struct err *err)
{
	struct doctor doctor = {.run = run};

	(void)err;
	doctor.state = state_of_env(run->env, &doctor.state_why);
	if (run->opts.is_projector)
		doctor_projector(&doctor);
	else
		put_report(&doctor);
	doctor_clean(&doctor);
	state_close(doctor.state);
	buf_release(&doctor.text);
	buf_release(&doctor.degraded);
	return 0;
}

static const struct opt *const options[] = {
	options_common, options_doctor, options_profile, NULL};

const struct cmd cmd_doctor = {
	.name = "doctor",
	.operands = "",
	.help = N_("show what koine finds on this machine, and what is amiss"),
	.options = options,
	.max = 0,
	.run = run_doctor,
};
