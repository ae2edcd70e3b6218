/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "quiz/store.h"

/* A file of questions: from the entries of its sheet. */

struct maker {
	struct question_file *file;
	struct quiz_question *question; /* in the making */
	int last; /* greatest number in the section so far */
};

static struct arena *arena_of(const struct maker *m)
{
	return &m->file->sheet.doc.arena;
}

static struct beside_at at(const struct maker *m, int line)
{
	return sheet_at(&m->file->sheet, line, m->question->id);
}

static bool has_text(const struct doc_node *node)
{
	const struct doc_node *leaf = doc_first_leaf(node);

	for (; leaf; leaf = doc_next_leaf(leaf, node))
		if (str_trim(leaf->text).len > 0)
			return true;
	return false;
}

/* ---- options ---- */

/* Length of "[x] " or "[ ] " with all blanks after it; 0: there is no mark. */
static size_t mark_len(struct str text, bool *is_right)
{
	const struct str mark = str_sub(text, 0, 3);
	size_t len = 3;

	*is_right = str_eq(mark, STR("[x]"));
	if (!*is_right && !str_eq(mark, STR("[ ]")))
		return 0;
	if (len < text.len && text.ptr[len] != ' ' && text.ptr[len] != '\n')
		return 0;
	while (len < text.len &&
		(text.ptr[len] == ' ' || text.ptr[len] == '\n'))
		len++;
	return len;
}

/* The text of an item, which may be no option at all. */
static void read_text(struct maker *m, const struct doc_node *item, int number,
	struct quiz_option *option)
{
	const struct doc_node *para = item->first;
	const struct doc_node none = {.kind = DOC_PARA, .line = item->line};
	const struct beside_at place = at(m, item->line);
	bool is_right = false;
	size_t start = 0;

	if (!para || para->kind != DOC_PARA)
		para = &none;
	start = mark_len(para->text, &is_right);
	if (start == 0)
		beside_fault(&place,
			_("option %d of '%.*s' begins with neither '[x]' nor "
			  "'[ ]'"),
			number, STR_ARG(m->question->id));
	option->is_right = start > 0 && is_right;
	option->text = doc_cut(
		para, (uint32_t)start, (uint32_t)para->text.len, arena_of(m));
	if (start > 0 && !has_text(option->text))
		beside_fault(&place, _("option %d of '%.*s' has no text"),
			number, STR_ARG(m->question->id));
}

static void read_reply(struct maker *m, const struct doc_node *item, int number,
	struct quiz_option *option)
{
	const struct beside_at place = at(m, item->line);
	struct doc_node *reply = item->first ? item->first->next : NULL;

	if (reply && reply->kind == DOC_QUOTE && has_text(reply))
		option->reply = reply;
	else
		beside_fault(&place, _("option %d of '%.*s' has no reply"),
			number, STR_ARG(m->question->id));
	if (reply && (reply->kind != DOC_QUOTE || reply->next))
		beside_fault(&place,
			_("option %d of '%.*s' is more than a text and a "
			  "reply"),
			number, STR_ARG(m->question->id));
}

static int count_children(const struct doc_node *node)
{
	int count = 0;

	for (node = node->first; node; node = node->next)
		count++;
	return count;
}

static void read_options(struct maker *m, const struct doc_node *list)
{
	struct quiz_question *question = m->question;
	const struct doc_node *item = list->first;
	struct quiz_option *options;

	question->option_count = count_children(list);
	options = ARENA_ARRAY(
		arena_of(m), struct quiz_option, question->option_count);
	for (int i = 0; item; item = item->next, i++) {
		options[i].line = item->line;
		read_text(m, item, i + 1, &options[i]);
		read_reply(m, item, i + 1, &options[i]);
	}
	question->options = options;
}

static void check_options(struct maker *m, int line)
{
	struct quiz_question *question = m->question;
	const struct beside_at place = at(m, line);
	int right = 0;

	for (int i = 0; i < question->option_count; i++) {
		if (!question->options[i].is_right)
			continue;
		question->right = i;
		right++;
	}
	if (question->option_count != QUIZ_OPTIONS)
		beside_fault(&place, _("options of '%.*s': %d instead of %d"),
			STR_ARG(question->id), question->option_count,
			QUIZ_OPTIONS);
	if (right == 1)
		return;
	question->right = CORPUS_NONE;
	beside_fault(&place, _("right options of '%.*s': %d instead of 1"),
		STR_ARG(question->id), right);
}

/* ---- what stands below a question ---- */

#define NEEDS "needs:"

static bool is_needs(const struct doc_node *node)
{
	return node->kind == DOC_PARA && str_starts(node->text, STR(NEEDS));
}

static void read_needs(struct maker *m, const struct doc_node *para)
{
	const struct beside_at place = at(m, para->line);
	const struct str name = str_trim(
		str_sub(para->text, sizeof(NEEDS) - 1, para->text.len));

	m->question->has_needs = tier_from_name(name, &m->question->needs);
	if (!m->question->has_needs)
		beside_fault(&place,
			_("'%.*s' needs '%.*s', which is no level"),
			STR_ARG(m->question->id), STR_ARG(name));
}

static bool is_options(const struct doc_node *node)
{
	return node->kind == DOC_LIST && !node->is_ordered;
}

struct blocks {
	const struct doc_node *list, *needs;
};

/* The list first, the line after it, and nothing else. */
static struct blocks find_blocks(struct maker *m, const struct doc_node *root)
{
	struct blocks blocks = {NULL, NULL};

	for (const struct doc_node *node = root->first; node;
		node = node->next) {
		const struct beside_at place = at(m, node->line);

		if (!blocks.list && is_options(node)) {
			blocks.list = node;
			if (blocks.needs)
				beside_fault(&place,
					_("the options of '%.*s' stand after "
					  "the line 'needs:'"),
					STR_ARG(m->question->id));
		} else if (!blocks.needs && is_needs(node)) {
			blocks.needs = node;
		} else {
			beside_fault(&place,
				_("'%.*s' holds more than its options and the "
				  "line 'needs:'"),
				STR_ARG(m->question->id));
		}
	}
	return blocks;
}

static void read_blocks(struct maker *m, const struct doc_node *root)
{
	const struct blocks blocks = find_blocks(m, root);
	const struct beside_at place = at(m, root->line);

	if (blocks.list) {
		read_options(m, blocks.list);
		check_options(m, blocks.list->line);
	} else {
		beside_fault(&place,
			_("'%.*s' has no options, a list whose items begin "
			  "with '[x]' or '[ ]'"),
			STR_ARG(m->question->id));
	}
	if (blocks.needs)
		read_needs(m, blocks.needs);
	else
		beside_fault(&place, _("'%.*s' has no line 'needs:'"),
			STR_ARG(m->question->id));
}

static bool can_be_asked(const struct quiz_question *question)
{
	if (!has_text(question->text) || question->right == CORPUS_NONE ||
		question->option_count < 2 ||
		question->option_count > QUIZ_OPTIONS_MAX)
		return false;
	for (int i = 0; i < question->option_count; i++)
		if (!has_text(question->options[i].text))
			return false;
	return true;
}

/* ---- a question ---- */

/* "q7": the letter and a number without a zero before it. */
static bool read_number(struct str word, int *number)
{
	return word.len >= 2 && word.ptr[0] == 'q' && word.ptr[1] >= '1' &&
	       word.ptr[1] <= '9' &&
	       str_to_int(str_sub(word, 1, word.len), number);
}

/* False: it has no id of its own, so nothing can be done with it. */
static bool take_id(struct maker *m, const struct sheet_entry *entry)
{
	struct quiz_question *question = m->question;
	const struct sheet *sheet = &m->file->sheet;
	struct beside_at place = sheet_at(sheet, entry->line, entry->word);

	if (!read_number(entry->word, &question->number)) {
		beside_fault(&place,
			_("'%.*s' is no id of a question, such as 'q1'"),
			STR_ARG(entry->word));
		return false;
	}
	question->id = arena_printf(arena_of(m), "%.*s.%.*s",
		STR_ARG(corpus_item(sheet->work, question->section)->id),
		STR_ARG(entry->word));
	place.id = question->id;
	if (map_get(&m->file->by_id, question->id)) {
		beside_fault(&place, _("question '%.*s' occurs twice"),
			STR_ARG(question->id));
		return false;
	}
	if (question->number < m->last)
		beside_fault(&place, _("question '%.*s' is out of order"),
			STR_ARG(question->id));
	else
		m->last = question->number;
	return true;
}

static bool make_question(
	struct maker *m, const struct sheet_entry *entry, int section)
{
	struct quiz_question *question =
		ARENA_NEW(arena_of(m), struct quiz_question);
	struct beside_at place;

	m->question = question;
	question->section = section;
	question->line = entry->line;
	question->text = entry->title;
	question->right = CORPUS_NONE;
	if (!take_id(m, entry))
		return false;
	place = at(m, entry->line);
	if (!has_text(question->text))
		beside_fault(&place, _("question '%.*s' has no text"),
			STR_ARG(question->id));
	read_blocks(m, entry->root);
	question->can_be_asked = can_be_asked(question);
	map_put(&m->file->by_id, question->id, question);
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): they are pointers */
	vec_push(&m->file->questions, question);
	return true;
}

static void make_section(struct question_file *file,
	const struct sheet_section *section, int part)
{
	struct question_range *range = &file->ranges[section->row - part];
	struct maker maker = {.file = file};

	range->line = section->line;
	range->first = file->questions.len;
	for (size_t i = 0; i < section->count; i++)
		range->count += make_question(&maker,
			&file->sheet.entries.ptr[section->first + i],
			section->row);
}

void questions_make(struct question_file *file, int part)
{
	const struct sheet *sheet = &file->sheet;
	const int rows = corpus_end(sheet->work, part) - part;

	if (!sheet->doc.root)
		return;
	file->ranges = ARENA_ARRAY(
		&file->sheet.doc.arena, struct question_range, rows);
	for (size_t i = 0; i < sheet->sections.len; i++)
		make_section(file, &sheet->sections.ptr[i], part);
}
