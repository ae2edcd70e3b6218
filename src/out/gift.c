/* SPDX-License-Identifier: MIT */
/*
 * Moodle's GIFT. Texts are Markdown, which GIFT's own signs are escaped in once
 * more; a line end is written \n, for an empty line would end the question.
 */
#include "out/class.h"

#include "out/out.h"

#include <string.h>

struct gift {
	const struct class_wish *wish;
	struct buf *out;
	int section; /* of the question before */
};

static void put_escaped(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\n') {
			buf_cstr(out, "\\n");
			continue;
		}
		if (strchr("\\~=#{}:", text.ptr[i]) != NULL)
			buf_byte(out, '\\');
		buf_byte(out, text.ptr[i]);
	}
}

static bool is_kept(const struct doc_span *span)
{
	return span->kind == DOC_SPAN_EMPH || span->kind == DOC_SPAN_STRONG ||
	       span->kind == DOC_SPAN_CODE ||
	       (span->kind == DOC_SPAN_LINK &&
		       str_starts(span->target, STR("https://")));
}

/* Moodle knows nothing of references and terms, and runs any HTML. */
static void keep_marks(void *ctx, struct doc_node *leaf)
{
	struct doc_span *kept =
		ARENA_ARRAY(ctx, struct doc_span, leaf->span_count + 1);
	size_t count = 0;

	for (size_t i = 0; i < leaf->span_count; i++)
		if (is_kept(&leaf->spans[i]))
			kept[count++] = leaf->spans[i];
	leaf->spans = kept;
	leaf->span_count = count;
	if (leaf->kind == DOC_HTML)
		leaf->kind = DOC_PARA;
}

/*
 * Moodle's Markdown takes a backslash before fewer signs than CommonMark, so
 * the others are entities. The weight of an answer, "%50%", is told by its
 * first sign.
 */
static void put_markdown(struct buf *out, struct str text)
{
	static const struct {
		const char *sign, *entity;
	} rows[] = {{"\\<", "&lt;"}, {"\\&", "&amp;"}, {"\\=", "="},
		{"\\~", "~"}, {"<", "&lt;"}, {"\\\\", "\\\\"}};
	struct buf made = {0};
	size_t i = 0;

	if (text.len > 0 && text.ptr[0] == '%') {
		buf_cstr(&made, "&#37;");
		i = 1;
	}
	while (i < text.len) {
		const struct str rest = str_sub(text, i, text.len);
		size_t row = 0;

		while (row < ARRAY_LEN(rows) &&
			!str_starts(rest, str_of(rows[row].sign)))
			row++;
		if (row < ARRAY_LEN(rows)) {
			buf_cstr(&made, rows[row].entity);
			i += strlen(rows[row].sign);
		} else {
			buf_byte(&made, text.ptr[i++]);
		}
	}
	put_escaped(out, buf_view(&made));
	buf_release(&made);
}

static void put_block(struct buf *out, const struct doc_node *block)
{
	struct arena arena = {0};
	struct buf text = {0};

	out_markdown(doc_copy(block, keep_marks, &arena, &arena), &text);
	put_markdown(out, str_trim(buf_view(&text)));
	buf_release(&text);
	arena_free(&arena);
}

static void put_reply(struct buf *out, const struct doc_node *quote)
{
	const struct doc_node *block = quote != NULL ? quote->first : NULL;

	for (; block != NULL; block = block->next) {
		buf_cstr(out, block == quote->first ? "#" : "\\n\\n");
		put_block(out, block);
	}
}

/* A slash in a name is written twice: one alone begins another category. */
static void put_name(struct buf *out, struct str name)
{
	for (size_t i = 0; i < name.len; i++) {
		if (name.ptr[i] == '/')
			buf_byte(out, '/');
		if (name.ptr[i] == '\n')
			buf_byte(out, ' ');
		else
			buf_byte(out, name.ptr[i]);
	}
}

static void put_category(struct gift *gift, const struct quiz_shown *shown)
{
	struct work *work = gift->wish->work;
	const int section = shown->question->section;

	if (section == gift->section)
		return;
	gift->section = section;
	buf_printf(gift->out, "$CATEGORY: $course$/%.*s/%s/",
		STR_ARG(corpus_id(work)),
		corpus_lang_tag(work, gift->wish->lang));
	put_name(gift->out, corpus_item(work, section)->id);
	buf_byte(gift->out, ' ');
	put_name(gift->out, corpus_heading(work, section, gift->wish->lang));
	buf_cstr(gift->out, "\n\n");
}

static void put_question(struct gift *gift, const struct quiz_shown *shown)
{
	const struct quiz_question *question = shown->question;
	const char *lang = corpus_lang_tag(gift->wish->work, shown->lang);
	struct buf *out = gift->out;

	put_category(gift, shown);
	buf_printf(out, "// [id:%.*s.%s] [tag:%s]\n", STR_ARG(question->id),
		lang, tier_name(question->needs));
	buf_printf(out, "::%.*s.%s::[markdown]", STR_ARG(question->id), lang);
	put_block(out, question->text);
	buf_cstr(out, " {\n");
	for (int i = 0; i < question->option_count; i++) {
		buf_byte(out, question->options[i].is_right ? '=' : '~');
		put_block(out, question->options[i].text);
		put_reply(out, question->options[i].reply);
		buf_byte(out, '\n');
	}
	buf_cstr(out, "}\n\n");
}

struct class_count class_gift(const struct class_wish *wish, struct buf *out)
{
	struct gift gift = {.wish = wish, .out = out, .section = CORPUS_NONE};
	struct class_count count = {.fallback = CORPUS_NONE};
	struct arena arena = {0};
	const struct quiz_list list = class_questions(wish, &arena);

	for (size_t i = 0; i < list.count; i++) {
		put_question(&gift, &list.items[i]);
		class_count_shown(&count, &list.items[i]);
	}
	arena_free(&arena);
	return count;
}
