/* SPDX-License-Identifier: MIT */
#include "corpus/lesson.h"

#include "base/mo.h"
#include "corpus/work.h"
#include "text/chars.h"
#include "text/lang.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define MINUTES_MAX 600

/* ---- minutes ---- */

/* How words for minutes begin. "min" is one in all languages (SI Brochure). */
static const char *const minute_words[] = {
	"min", "'", "’", "′", "分", "мин", "د"};

static bool is_minute_word(struct str word)
{
	for (size_t i = 0; i < ARRAY_LEN(minute_words); i++) {
		const struct str begin = str_of(minute_words[i]);

		if (word.len >= begin.len &&
			str_eq_nocase(str_sub(word, 0, begin.len), begin))
			return true;
	}
	return false;
}

/* "10 min": digits of any script, blanks, a word. */
static int read_minutes(struct str text)
{
	size_t pos = 0, word = 0;
	int value = 0, digits = 0;

	while (word < text.len && digits <= 3) {
		const int digit = chars_digit(utf8_next(text, &pos));

		if (digit < 0)
			break;
		value = value * 10 + digit;
		digits++;
		word = pos;
	}
	while (word < text.len) {
		pos = word;
		if (!chars_is_space(utf8_next(text, &pos)))
			break;
		word = pos;
	}
	return digits > 0 && value <= MINUTES_MAX &&
	                       is_minute_word(str_sub(text, word, text.len))
	               ? value
	               : 0;
}

int lesson_minutes(struct str heading)
{
	static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"}};
	const struct str text = str_trim(heading);

	for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
		const struct str open = str_of(pairs[i][0]),
				 close = str_of(pairs[i][1]);
		size_t at = text.len;

		if (!str_ends(text, close))
			continue;
		while (at > 0 && !str_starts(str_sub(text, at, text.len), open))
			at--;
		if (str_starts(str_sub(text, at, text.len), open))
			return read_minutes(str_trim(str_sub(
				text, at + open.len, text.len - close.len)));
	}
	return 0;
}

/* ---- faults ---- */

static void add_fault(struct lesson *lesson, int line, const char *fmt, ...)
	PRINTF_LIKE(3, 4);
static void add_fault(struct lesson *lesson, int line, const char *fmt, ...)
{
	struct lesson_fault fault = {.line = line};
	char message[512];
	va_list args;

	if (lesson->faults.len == LESSON_FAULTS_MAX)
		return;
	va_start(args, fmt);
	if (vsnprintf(message, sizeof(message), fmt, args) < 0)
		message[0] = '\0';
	va_end(args);
	fault.message = arena_str(&lesson->arena, str_of(message));
	vec_push(&lesson->faults, fault);
}

static bool find_place(struct lesson *lesson, int line, struct str id, int *row)
{
	const struct str near = corpus_nearest(lesson->work, id);

	*row = corpus_find(lesson->work, id);
	if (*row != CORPUS_NONE)
		return true;
	if (near.len > 0)
		add_fault(lesson, line,
			_("no place '%.*s'; did you mean '%.*s'?"), STR_ARG(id),
			STR_ARG(near));
	else
		add_fault(lesson, line,
			_("no place '%.*s'; 'koine toc' lists them"),
			STR_ARG(id));
	return false;
}

static bool find_term(struct lesson *lesson, int line, struct str id)
{
	if (gloss_find_id(corpus_gloss(lesson->work), id) != NULL)
		return true;
	add_fault(lesson, line, _("no term '%.*s'"), STR_ARG(id));
	return false;
}

static bool find_question(
	struct lesson *lesson, int line, struct str id, int *row)
{
	*row = lesson->source.section(lesson->source.ctx, id);
	if (*row != CORPUS_NONE)
		return true;
	add_fault(lesson, line, _("no question '%.*s'"), STR_ARG(id));
	return false;
}

/* ---- what is pulled ---- */

static bool is_of_quiz(struct str target, struct str *id)
{
	const struct str scheme = STR("quiz:");

	if (!str_starts(target, scheme))
		return false;
	*id = str_sub(target, scheme.len, target.len);
	return true;
}

/* A paragraph of links without a text. */
static bool is_pull(const struct doc_node *node)
{
	if (node->kind != DOC_PARA || node->span_count == 0 ||
		str_trim(node->text).len > 0)
		return false;
	for (size_t i = 0; i < node->span_count; i++)
		if (node->spans[i].kind < DOC_SPAN_LINK)
			return false;
	return true;
}

static void push(struct lesson *lesson, struct lesson_part part)
{
	if (lesson->parts.len < LESSON_PARTS_MAX)
		vec_push(&lesson->parts, part);
}

static void pull_place(struct lesson *lesson, int line, struct str id)
{
	int row, end;

	if (!find_place(lesson, line, id, &row))
		return;
	end = corpus_item(lesson->work, row)->kind == SPINE_BLOCK
	              ? row + 1
	              : corpus_end(lesson->work, row);
	/* A figure that has no block yet stands in its section. */
	for (; row < end; row++) {
		const struct spine_item *item = corpus_item(lesson->work, row);
		const struct lesson_part part = {.kind = LESSON_PLACE,
			.line = line,
			.id = item->id,
			.row = row,
			.lang = CORPUS_NONE};

		if (item->kind != SPINE_FIGURE)
			push(lesson, part);
	}
}

static int last_row(const struct lesson *lesson)
{
	return lesson->parts.len > 0
	               ? lesson->parts.ptr[lesson->parts.len - 1].row
	               : CORPUS_NONE;
}

static void pull(struct lesson *lesson, int line, const struct doc_span *span)
{
	struct lesson_part part = {
		.line = line, .id = span->target, .lang = CORPUS_NONE};

	if (span->kind == DOC_SPAN_SEC) {
		pull_place(lesson, line, span->target);
	} else if (span->kind == DOC_SPAN_TERM) {
		part.kind = LESSON_TERM;
		part.row = last_row(lesson);
		if (find_term(lesson, line, span->target))
			push(lesson, part);
	} else if (span->kind == DOC_SPAN_LINK &&
		   is_of_quiz(span->target, &part.id)) {
		part.kind = LESSON_QUESTION;
		if (find_question(lesson, line, part.id, &part.row))
			push(lesson, part);
	} else {
		add_fault(lesson, line,
			/* TRANSLATORS: what the link leads to; 'sec:' and so on
		           stay */
			_("'%.*s' cannot be shown in a lesson: a link without "
			  "a text begins with sec:, quiz: or term:"),
			STR_ARG(span->target));
	}
}

/* ---- its own ---- */

/* Letters of another script than the rest tell another language. */
static int own_lang(struct lesson *lesson, const struct doc_node *node)
{
	struct buf text = {0};
	const char *tag;
	int lang;

	doc_block_text(node, &text);
	tag = lang_guess(buf_view(&text));
	/* Which one of those in Latin letters is not to be seen here. */
	if (strcmp(tag, "en") == 0)
		tag = file_lang(lesson->file);
	buf_release(&text);
	lang = corpus_lang_index(lesson->work, str_of(tag));
	if (lang == CORPUS_NONE)
		lang = corpus_lang_index(lesson->work, STR("en"));
	return lang != CORPUS_NONE ? lang : 0;
}

static void check_link(
	struct lesson *lesson, int line, const struct doc_span *span)
{
	int row, number;
	struct str place, id;

	if (span->kind == DOC_SPAN_SEC) {
		find_place(lesson, line, span->target, &row);
	} else if (span->kind == DOC_SPAN_TERM) {
		find_term(lesson, line, span->target);
	} else if (span->kind == DOC_SPAN_REF) {
		if (!str_to_int(span->target, &number) ||
			corpus_reference(lesson->work, number) == NULL)
			add_fault(lesson, line, _("no reference '%.*s'"),
				STR_ARG(span->target));
	} else if (span->kind == DOC_SPAN_NOTE) {
		if (corpus_note(lesson->work, span->target, 0, &row, &place) ==
			NULL)
			add_fault(lesson, line, _("no note '%.*s'"),
				STR_ARG(span->target));
	} else if (span->kind == DOC_SPAN_LINK &&
		   is_of_quiz(span->target, &id)) {
		add_fault(lesson, line,
			_("a question is shown by a link without a text, in a "
			  "paragraph of its own: [](quiz:%.*s)"),
			STR_ARG(id));
	}
}

static void check_links(struct lesson *lesson, const struct doc_node *block)
{
	const struct doc_node *leaf = doc_first_leaf(block);

	for (; leaf != NULL; leaf = doc_next_leaf(leaf, block)) {
		const int line = leaf->line > 0 ? leaf->line : block->line;

		for (size_t i = 0; i < leaf->span_count; i++) {
			const struct doc_span *span = &leaf->spans[i];

			if (span->kind >= DOC_SPAN_LINK)
				check_link(lesson,
					lesson_line(lesson, leaf, line,
						span->target),
					span);
		}
	}
}

static void add_own(struct lesson *lesson, const struct doc_node *node)
{
	struct lesson_part part = {.kind = LESSON_OWN,
		.line = node->line,
		.id = node->id,
		.row = last_row(lesson),
		.node = node,
		.lang = own_lang(lesson, node)};

	if (node->kind == DOC_HEADING)
		part.minutes = lesson_minutes(node->text);
	check_links(lesson, node);
	push(lesson, part);
}

static void check_conflict(struct lesson *lesson)
{
	const int line = work_conflict_line(file_text(lesson->file));

	if (line > 0)
		add_fault(lesson, line, "%s",
			_("a merge has left a conflict here"));
}

/* A heading of level 1 says how long all may take, the others their steps. */
static void add_minutes(struct lesson *lesson)
{
	int said = 0, sum = 0, line = 0;

	for (size_t i = 0; i < lesson->parts.len; i++) {
		const struct lesson_part *part = &lesson->parts.ptr[i];

		if (part->minutes == 0)
			continue;
		if (part->node->level > 1) {
			sum += part->minutes;
			continue;
		}
		said += part->minutes;
		line = part->line;
	}
	lesson->minutes = said > 0 ? said : sum;
	if (said > 0 && sum > said)
		add_fault(lesson, line,
			_("the steps take %d minutes, and there are %d"), sum,
			said);
}

/* ---- the whole ---- */

bool lesson_is_one(struct str text)
{
	static const char *const marks[] = {"[](sec:", "[](quiz:", "[](term:"};

	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (text.len > 0 && memmem(text.ptr, text.len, marks[i],
					    strlen(marks[i])) != NULL)
			return true;
	return false;
}

void lesson_read(struct lesson *lesson, struct work *work, struct file *file,
	struct lesson_source source)
{
	const struct doc_node *node;

	lesson->work = work;
	lesson->file = file;
	lesson->source = source;
	lesson->cursor = (struct lesson_cursor){.line = 1};
	check_conflict(lesson);
	for (int i = 0; (node = file_unit(file, i)) != NULL; i++) {
		if (lesson->parts.len == LESSON_PARTS_MAX) {
			add_fault(lesson, node->line,
				_("the lesson ends here: it has more than %d "
				  "blocks"),
				LESSON_PARTS_MAX);
			break;
		}
		if (!is_pull(node)) {
			add_own(lesson, node);
			continue;
		}
		for (size_t s = 0; s < node->span_count; s++)
			pull(lesson,
				lesson_line(lesson, node, node->line,
					node->spans[s].target),
				&node->spans[s]);
	}
	add_minutes(lesson);
}

void lesson_release(struct lesson *lesson)
{
	vec_release(&lesson->parts);
	vec_release(&lesson->faults);
	arena_free(&lesson->arena);
}
