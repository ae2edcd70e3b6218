/* SPDX-License-Identifier: MIT */
/* The query language of `koine search`, for people and as mdoc. */
#include "cmd/help.h"

#include "base/mo.h"
#include "search/search.h"

#define FORM_COLUMN 26 /* [col] as opt_usage has it */

void help_forms(struct run *run)
{
	buf_printf(&run->out, "\n%s\n", _("What a query may have:"));
	for (const struct search_form *f = search_forms; f->form != NULL; f++)
		help_put_row(run, &(struct help_row){
					  f->form, 2, FORM_COLUMN, _(f->help)});
	buf_byte(&run->out, '\n');
	help_put_sentence(run,
		_("Whatever else is typed is looked for as it stands. The "
		  "shell takes quotes, '*' and '~' for itself: put the whole "
		  "query in single quotes; '--' goes before one that begins "
		  "with '-'."));
}

/* '"' would end a macro's argument. */
static void put_form(const char *form, struct buf *out)
{
	struct str rest = str_of(form), part;
	bool is_first = true;

	while (str_split(&rest, '"', &part)) {
		struct buf text = {0};

		buf_cstr(out, is_first ? "" : "\\(dq");
		buf_str(&text, part);
		if (text.len > 0)
			help_man_text(text.ptr, out);
		is_first = false;
		buf_release(&text);
	}
}

void help_man_forms(struct buf *out)
{
	buf_cstr(out, ".Bl -tag -width \"risk OR danger\" -compact\n");
	for (const struct search_form *f = search_forms; f->form != NULL; f++) {
		buf_cstr(out, ".It Li ");
		put_form(f->form, out);
		buf_byte(out, '\n');
		help_man_text(_(f->help), out);
		buf_byte(out, '\n');
	}
	buf_cstr(out, ".El\n");
}
