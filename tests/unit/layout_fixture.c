/* SPDX-License-Identifier: MIT */
#include "layout_fixture.h"

#include "md/md.h"

void layout_setup(struct fixture *f, int width)
{
	*f = (struct fixture){.locale = *locale_default()};
	f->opts = (struct layout_opts){
		.width = width, .bidi = BIDI_OFF, .has_ids = true};
}

const char *layout_lines(struct fixture *f)
{
	struct arena arena = {0};

	buf_clear(&f->text);
	for (size_t i = 0; i < f->lines.line.len; i++) {
		struct cell *row;
		size_t n = layout_row(
			&f->lines.line.ptr[i], &f->opts, &arena, &row);

		while (n > 0 && row[n - 1].len == 1 &&
			row[n - 1].text[0] == ' ')
			n--;
		for (size_t c = 0; c < n; c++)
			buf_str(&f->text,
				(struct str){row[c].text, row[c].len});
		buf_byte(&f->text, '\n');
	}
	arena_free(&arena);
	return f->text.ptr != NULL ? f->text.ptr : "";
}

const char *layout_md(struct fixture *f, const char *md, bool is_all)
{
	f->opts.locale = &f->locale;
	if (f->brk == NULL)
		f->brk = brk_new(&f->locale);
	f->opts.brk = f->brk;
	md_parse(str_of(md), &f->doc);
	for (struct doc_node *node = f->doc.root->first; node != NULL;
		node = is_all ? node->next : NULL)
		layout_block(node, &f->opts, &f->arena, &f->lines);
	return layout_lines(f);
}

void layout_teardown(struct fixture *f)
{
	lines_release(&f->lines);
	arena_free(&f->arena);
	doc_release(&f->doc);
	brk_free(f->brk);
	buf_release(&f->text);
}
