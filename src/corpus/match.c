/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "corpus/work.h"

/* Hanging a text on the spine: what has been met so far. */
struct matcher {
	struct work *work;
	struct text *text;
	int lang;
	int part;     /* row */
	int heading;  /* row of the open heading, or CORPUS_NONE */
	int last;     /* row of the furthest heading so far */
	int next;     /* row where the next block is looked for */
	int count;    /* blocks below the open heading */
	int line;     /* of the open heading */
	bool is_told; /* that there is text which belongs nowhere */
};

static const enum doc_kind doc_kinds[] = {
	[BLOCK_PARA] = DOC_PARA,
	[BLOCK_LIST] = DOC_LIST,
	[BLOCK_FIGURE] = DOC_FIGURE,
	[BLOCK_RECORD] = DOC_LIST,
	[BLOCK_QUOTE] = DOC_QUOTE,
	[BLOCK_CODE] = DOC_CODE,
};

/* clang-format off */
static const char *const kind_words[DOC_KIND_COUNT] = {
	/* TRANSLATORS: what a block is: "'2.1.1' is a block of kind 'text', not …" */
	[DOC_ROOT] = NC_("kind of block", "text"),
	/* TRANSLATORS: what a block is: "'2.1.1' is a block of kind 'heading', not …" */
	[DOC_HEADING] = NC_("kind of block", "heading"),
	/* TRANSLATORS: what a block is: "'2.1.1' is a block of kind 'paragraph', not …" */
	[DOC_PARA] = NC_("kind of block", "paragraph"),
	/* TRANSLATORS: what a block is: "'2.1.1' is a block of kind 'list', not …" */
	[DOC_LIST] = NC_("kind of block", "list"),
	/* TRANSLATORS: what a block is: "'2.1.1' is a block of kind 'item', not …" */
	[DOC_ITEM] = NC_("kind of block", "item"),
	/* TRANSLATORS: what a block is: "'2.1.1' is a block of kind 'quotation', not …" */
	[DOC_QUOTE] = NC_("kind of block", "quotation"),
	/* TRANSLATORS: what a block is: "'2.1.1' is a block of kind 'code', not …" */
	[DOC_CODE] = NC_("kind of block", "code"),
	/* TRANSLATORS: what a block is: "'2.1.1' is a block of kind 'HTML', not …" */
	[DOC_HTML] = NC_("kind of block", "html"),
	/* TRANSLATORS: what a block is: "'2.1.1' is a block of kind 'rule', not …" */
	[DOC_RULE] = NC_("kind of block", "rule"),
	/* TRANSLATORS: what a block is: "'2.1.1' is a block of kind 'figure', not …" */
	[DOC_FIGURE] = NC_("kind of block", "figure"),
};
/* clang-format on */

static const char *kind_word(enum doc_kind kind)
{
	return C_("kind of block", kind_words[kind]);
}

static void fault(
	struct matcher *m, int line, struct str id, struct str message)
{
	finding_add(m->work, m->text->file, line, id, message);
}

static const struct spine_item *row(const struct matcher *m, int index)
{
	return &m->work->items.ptr[index];
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static uint32_t shift(uint32_t at, size_t by)
{
	return at > by ? at - (uint32_t)by : 0;
}

void work_split_heading(struct doc_node *heading)
{
	const struct str text = heading->text;
	size_t word = 0;
	size_t start;

	while (word < text.len && !is_space(text.ptr[word]))
		word++;
	start = word;
	while (start < text.len && is_space(text.ptr[start]))
		start++;
	heading->id = str_sub(text, 0, word);
	heading->text = str_sub(text, start, text.len);
	for (size_t i = 0; i < heading->span_count; i++) {
		heading->spans[i].start = shift(heading->spans[i].start, start);
		heading->spans[i].end = shift(heading->spans[i].end, start);
	}
}

/* How many blocks the spine has directly below a heading. */
static int expected_blocks(const struct matcher *m, int heading)
{
	const int end = m->work->ends[heading];
	int count = 0;

	for (int i = heading + 1; i < end && row(m, i)->section == heading; i++)
		count += row(m, i)->kind == SPINE_BLOCK;
	return count;
}

static void close_heading(struct matcher *m)
{
	int expected;

	if (m->heading == CORPUS_NONE)
		return;
	expected = expected_blocks(m, m->heading);
	/* None at all, or no heading: not written yet, which is no fault. */
	if (m->count > 0 && m->count != expected)
		fault(m, m->line, row(m, m->heading)->id,
			arena_printf(&m->text->doc.arena,
				_("blocks of '%.*s': %d here, %d in the spine"),
				STR_ARG(row(m, m->heading)->id), m->count,
				expected));
	m->heading = CORPUS_NONE;
}

/* The row of a heading of this part, by its exact id; or CORPUS_NONE. */
static int find_heading(const struct matcher *m, struct str id)
{
	const int index = corpus_find(m->work, id);

	if (index == CORPUS_NONE || row(m, index)->kind > SPINE_RECORD ||
		row(m, index)->part != m->part ||
		!str_eq(row(m, index)->id, id))
		return CORPUS_NONE;
	return index;
}

/*
 * A translation that is begun has its titles when its texts have them. It is a
 * fault of work.xml, so that a text is not worse for being the first.
 */
static void want_title(struct matcher *m, int index)
{
	struct work *work = m->work;
	const struct str id = row(m, index)->id, file = STR("work.xml");
	const struct str message = arena_printf(&work->arena,
		_("there is no title in '%s'"), work->langs[m->lang].ptr);

	for (size_t i = 0; i < work->findings.len; i++) {
		const struct finding *had = &work->findings.ptr[i];

		if (str_eq(had->file, file) && str_eq(had->id, id) &&
			str_eq(had->message, message))
			return;
	}
	finding_add(work, file, work->lines.ptr[index], id, message);
}

static void check_heading(
	struct matcher *m, const struct doc_node *node, int index)
{
	struct arena *arena = &m->text->doc.arena;
	const struct spine_item *item = row(m, index);
	const struct str title = item->titles[m->lang];
	const int level = (int)item->kind + 1;

	if (index < m->last)
		fault(m, node->line, item->id,
			arena_printf(arena, _("heading '%.*s' is out of order"),
				STR_ARG(item->id)));
	if (node->level != level)
		fault(m, node->line, item->id,
			arena_printf(arena,
				_("heading '%.*s' has level %d instead of %d"),
				STR_ARG(item->id), node->level, level));
	if (title.len == 0 && m->work->is_partial[m->lang])
		want_title(m, index);
	else if (!str_eq(node->text, title))
		fault(m, node->line, item->id,
			arena_printf(arena,
				_("the title of '%.*s' is '%.*s' in the spine"),
				STR_ARG(item->id), STR_ARG(title)));
}

static void open_heading(struct matcher *m, struct doc_node *node)
{
	struct doc_node **place;
	int index;

	close_heading(m);
	work_split_heading(node);
	index = find_heading(m, node->id);
	m->is_told = true;
	if (index == CORPUS_NONE) {
		fault(m, node->line, node->id,
			arena_printf(&m->text->doc.arena,
				_("heading '%.*s' is not in the spine"),
				STR_ARG(node->id)));
		return;
	}
	place = &m->text->nodes[index - m->part];
	if (*place) {
		fault(m, node->line, node->id,
			arena_printf(&m->text->doc.arena,
				_("heading '%.*s' occurs twice"),
				STR_ARG(node->id)));
		return;
	}
	check_heading(m, node, index);
	*place = node;
	m->heading = index;
	m->next = index + 1;
	m->count = 0;
	m->line = node->line;
	if (index > m->last)
		m->last = index;
}

static int count_children(const struct doc_node *node)
{
	int count = 0;

	for (node = node->first; node; node = node->next)
		count++;
	return count;
}

static void check_block(struct matcher *m, const struct doc_node *node,
	const struct spine_item *item)
{
	struct arena *arena = &m->text->doc.arena;
	const enum doc_kind kind = doc_kinds[item->block];
	int items;

	if (node->kind != kind) {
		fault(m, node->line, item->id,
			arena_printf(arena,
				_("'%.*s' is a block of kind '%s', not '%s'"),
				STR_ARG(item->id), kind_word(node->kind),
				kind_word(kind)));
		return;
	}
	items = count_children(node);
	if (kind == DOC_LIST && items != item->items)
		fault(m, node->line, item->id,
			arena_printf(arena,
				_("items of '%.*s': %d here, %d in the spine"),
				STR_ARG(item->id), items, item->items));
}

static void name_items(struct text *text, struct doc_node *list)
{
	struct doc_node *item = list->first;

	for (int i = 1; item; item = item->next)
		item->id = arena_printf(
			&text->doc.arena, "%.*s/%d", STR_ARG(list->id), i++);
}

/* The row of the open heading's next block; CORPUS_NONE if all are used. */
static int next_block(struct matcher *m)
{
	const int end = m->work->ends[m->heading];

	while (m->next < end && row(m, m->next)->section == m->heading) {
		const int index = m->next++;

		if (row(m, index)->kind == SPINE_BLOCK)
			return index;
	}
	return CORPUS_NONE;
}

static void add_block(struct matcher *m, struct doc_node *node)
{
	int index;

	/* Would shift the ids of all that follows. */
	if (node->kind == DOC_HTML || node->kind == DOC_RULE) {
		fault(m, node->line, (struct str){NULL, 0},
			arena_printf(&m->text->doc.arena,
				_("a block of kind '%s' is left out"),
				kind_word(node->kind)));
		return;
	}
	if (m->heading == CORPUS_NONE) {
		if (!m->is_told)
			fault(m, node->line, (struct str){NULL, 0},
				arena_str(&m->text->doc.arena,
					str_of(_("there is text before the "
						 "first heading"))));
		m->is_told = true;
		return;
	}
	m->count++;
	index = next_block(m);
	if (index == CORPUS_NONE)
		return;
	check_block(m, node, row(m, index));
	node->id = row(m, index)->id;
	if (node->kind == DOC_LIST)
		name_items(m->text, node);
	if (node->kind == DOC_FIGURE)
		figure_hang(m->work, node, m->lang, &m->text->doc);
	m->text->nodes[index - m->part] = node;
}

void work_match(struct work *work, struct text *text, int lang, int part)
{
	struct matcher matcher = {
		.work = work,
		.text = text,
		.lang = lang,
		.part = part,
		.heading = CORPUS_NONE,
	};
	const int rows = work->ends[part] - part;
	struct doc_node *node = text->doc.root->first;

	text->nodes = ARENA_ARRAY(&text->doc.arena, struct doc_node *, rows);
	text->is_marked = ARENA_ARRAY(&text->doc.arena, bool, rows);
	for (; node; node = node->next) {
		if (node->kind == DOC_HEADING)
			open_heading(&matcher, node);
		else
			add_block(&matcher, node);
	}
	close_heading(&matcher);
}
