/* SPDX-License-Identifier: MIT */
/* A text beside its key, in columns. */
#include "cmd/help.h"

#include "text/width.h"

#define WIDTH 79 /* [col] the eightieth stays free */

static void put_line(const struct line *line, struct buf *out)
{
	for (uint32_t i = 0; i < line->count; i++)
		buf_str(out,
			(struct str){line->cells[i].text, line->cells[i].len});
	buf_byte(out, '\n');
}

/* zh has no blanks to break at, fr has some where it may not: layout knows. */
static void put_wrapped(struct run *run, const struct help_row *row)
{
	const struct locale *locale = run_ui_locale(run);
	struct layout_opts opts = {.width = WIDTH - row->column,
		.locale = locale,
		.brk = brk_new(locale),
		.bidi = BIDI_OFF};
	struct lines lines = {0};

	layout_text(str_of(row->text), ROLE_TEXT, &opts, &run->arena, &lines);
	for (size_t i = 0; i < lines.line.len; i++) {
		if (i > 0)
			buf_fill(&run->out, ' ', (size_t)row->column);
		put_line(&lines.line.ptr[i], &run->out);
	}
	lines_release(&lines);
	brk_free(opts.brk);
}

void help_put_row(struct run *run, const struct help_row *row)
{
	int used = row->indent + width_str(str_of(row->key));

	buf_fill(&run->out, ' ', (size_t)row->indent);
	buf_cstr(&run->out, row->key);
	if (row->text[0] == '\0') {
		buf_byte(&run->out, '\n');
		return;
	}
	if (row->key[0] != '\0' && used >= row->column) {
		buf_byte(&run->out, '\n');
		used = 0;
	}
	buf_fill(&run->out, ' ', (size_t)(row->column - used));
	if (row->column + width_str(str_of(row->text)) <= WIDTH)
		buf_printf(&run->out, "%s\n", row->text);
	else
		put_wrapped(run, row);
}

void help_put_sentence(struct run *run, const char *sentence)
{
	help_put_row(run, &(struct help_row){"", 0, 0, sentence});
}
