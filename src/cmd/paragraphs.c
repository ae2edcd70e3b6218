/* SPDX-License-Identifier: MIT */
/* A title and paragraphs to standard output, laid out like the texts. */
#include "cmd/cmd.h"

#include "layout/layout.h"
#include "out/out.h"

/* Each line is a paragraph with a direction of its own: languages mix here. */
static struct layout_opts opts_for(struct run *run, int lang, struct brk *brk)
{
	struct page page = run_page(run, NULL, lang);

	return (struct layout_opts){
		.width = page.width,
		.locale = corpus_locale(run->work, lang),
		.brk = brk,
		.bidi = page.bidi,
		.is_ascii = page.is_ascii,
		.is_auto_dir = true,
	};
}

void run_paragraphs(struct run *run, int lang, const struct buf *title,
	const struct buf *body)
{
	struct brk *brk = brk_new(corpus_locale(run->work, lang));
	struct layout_opts opts = opts_for(run, lang, brk);
	struct lines lines = {0};
	struct arena arena = {0};
	struct buf text = {0};
	struct str rest, line;

	if (run->out.len > 0)
		buf_byte(&run->out, '\n');
	buf_str(&text, buf_view(title));
	buf_cstr(&text, "\n\n");
	buf_str(&text, buf_view(body));
	rest = buf_view(&text);
	while (str_split(&rest, '\n', &line)) {
		lines_clear(&lines);
		layout_text(line, ROLE_TEXT, &opts, &arena, &lines);
		out_text(&lines, &opts, &run->out);
		if (line.len == 0)
			buf_byte(&run->out, '\n');
	}
	lines_release(&lines);
	arena_free(&arena);
	buf_release(&text);
	brk_free(brk);
}
