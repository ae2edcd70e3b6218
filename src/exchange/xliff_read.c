/* SPDX-License-Identifier: MIT */
#include "exchange/xliff.h"

#include "base/map.h"
#include "base/mo.h"
#include "xml/xml.h"

#include <string.h>

struct reader {
	struct work *work;
	struct incoming_list *list;
	struct arena xml;     /* of the tree */
	struct incoming file; /* what all units of a <file> share */
	struct err *err;
};

static bool fail(
	struct reader *r, const struct xml_node *node, const char *text)
{
	return err_set(r->err, ERR_INPUT, "%s:%d: %s", r->list->name,
		node->line, text);
}

/* ---- inline content ---- */

/* What an element inside a segment is. */
enum inline_kind {
	INLINE_PAIR,
	INLINE_SINGLE,
	INLINE_OPEN,
	INLINE_CLOSE,
	INLINE_MARK,
	INLINE_BAD
};

static const struct {
	const char *name;
	enum inline_kind kind;
} inlines[] = {
	{"g", INLINE_PAIR},
	{"x", INLINE_SINGLE},
	{"ph", INLINE_SINGLE},
	{"bx", INLINE_OPEN},
	{"bpt", INLINE_OPEN},
	{"ex", INLINE_CLOSE},
	{"ept", INLINE_CLOSE},
	{"mrk", INLINE_MARK},
};

static enum inline_kind kind_of(const struct xml_node *node)
{
	for (size_t i = 0; i < ARRAY_LEN(inlines); i++)
		if (str_eq(node->name, str_of(inlines[i].name)))
			return inlines[i].kind;
	return INLINE_BAD;
}

/* A segment as it is read. */
struct segment {
	struct arena *arena;
	VEC(struct md_piece) pieces;
	struct map
		halves; /* rid (else id) of an open half > its piece's name */
	struct str fault;
};

static void add(struct segment *s, enum md_piece_kind kind, struct str text)
{
	vec_push(&s->pieces, ((struct md_piece){kind, arena_str(s->arena, text),
				     {NULL, 0}}));
}

/* What joins two halves of a pair. */
static struct str join_of(const struct xml_node *node)
{
	const struct str rid = xml_attr(node, "rid");

	return rid.ptr != NULL ? rid : xml_attr(node, "id");
}

static void add_half(
	struct segment *s, const struct xml_node *node, enum inline_kind kind)
{
	const struct str id = xml_attr(node, "id"), join = join_of(node);
	struct str *name;

	if (kind == INLINE_OPEN) {
		name = ARENA_NEW(s->arena, struct str);
		*name = id;
		map_put(&s->halves, join, name);
		add(s, MD_OPEN, id);
		return;
	}
	name = map_get(&s->halves, join);
	add(s, MD_CLOSE, name != NULL ? *name : id);
}

/* Enters a node; true if what is inside it is to be read. */
static bool enter(struct segment *s, const struct xml_node *node)
{
	const enum inline_kind kind = kind_of(node);

	if (node->name.len == 0) {
		add(s, MD_TEXT, node->text);
		return false;
	}
	switch (kind) {
	case INLINE_PAIR:
		add(s, MD_OPEN, xml_attr(node, "id"));
		return true;
	case INLINE_SINGLE:
		add(s, MD_SINGLE, xml_attr(node, "id"));
		return false;
	case INLINE_OPEN:
	case INLINE_CLOSE:
		add_half(s, node, kind);
		return false;
	case INLINE_MARK:
		return true;
	default:
		if (s->fault.len == 0)
			s->fault = arena_printf(s->arena,
				_("there is a code '%.*s', which is none of "
				  "koine's"),
				STR_ARG(node->name));
		return false;
	}
}

static void leave(struct segment *s, const struct xml_node *node)
{
	if (kind_of(node) == INLINE_PAIR)
		add(s, MD_CLOSE, xml_attr(node, "id"));
}

/* Reads what is inside <source> or <target>. */
static struct form read_segment(
	const struct xml_node *top, struct arena *arena, struct str *fault)
{
	struct segment s = {.arena = arena};
	const struct xml_node *node = top->first;
	struct form form;
	struct md_piece *pieces;

	while (node != NULL) {
		if (enter(&s, node) && node->first != NULL) {
			node = node->first;
			continue;
		}
		while (node != top && node->next == NULL) {
			leave(&s, node);
			node = node->parent;
		}
		if (node == top)
			break;
		leave(&s, node);
		node = node->next;
	}
	pieces = ARENA_ARRAY(arena, struct md_piece, s.pieces.len + 1);
	if (s.pieces.len > 0)
		memcpy(pieces, s.pieces.ptr, s.pieces.len * sizeof(*pieces));
	form = form_trim((struct form){pieces, s.pieces.len}, arena);
	*fault = s.fault;
	vec_release(&s.pieces);
	map_release(&s.halves);
	return form;
}

/* ---- units ---- */

static const struct {
	const char *name;
	enum unit_state state;
} states[] = {
	{"new", UNIT_NEW},
	{"translated", UNIT_TRANSLATED},
	{"signed-off", UNIT_REVIEWED},
	{"final", UNIT_REVIEWED},
};

static enum unit_state state_of(const struct xml_node *target)
{
	const struct str name = xml_attr(target, "state");

	for (size_t i = 0; i < ARRAY_LEN(states); i++)
		if (str_eq(name, str_of(states[i].name)))
			return states[i].state;
	return str_starts(name, STR("needs-")) ? UNIT_DRAFT : UNIT_UNSAID;
}

/* The <target> that koine kept beside the unit; NULL. */
static const struct xml_node *find_base(const struct xml_node *unit)
{
	const struct xml_node *alt = xml_child(unit, "alt-trans");

	for (; alt != NULL; alt = xml_next(alt, "alt-trans"))
		if (str_eq(xml_attr(alt, "origin"), STR("koine")))
			return xml_child(alt, "target");
	return NULL;
}

static void read_base(
	struct reader *r, const struct xml_node *unit, struct incoming *in)
{
	const struct xml_node *base = find_base(unit);
	struct str ignored;

	if (base == NULL)
		return;
	in->has_base = true;
	in->base_state = state_of(base);
	in->base = form_hash(
		form_text_in(read_segment(base, &r->xml, &ignored), &r->xml));
}

static void read_state(const struct xml_node *unit,
	const struct xml_node *target, struct incoming *in)
{
	in->state = state_of(target);
	/* Some tools say it only so. */
	if (str_eq(xml_attr(unit, "approved"), STR("yes")) && in->has_base &&
		in->base_state < UNIT_REVIEWED &&
		(in->state == UNIT_UNSAID || in->state == UNIT_TRANSLATED))
		in->state = UNIT_REVIEWED;
}

static bool read_unit(struct reader *r, const struct xml_node *unit)
{
	struct arena *arena = &r->list->arena;
	struct incoming in = r->file;
	const struct xml_node *source = xml_child(unit, "source");
	const struct xml_node *target = xml_child(unit, "target");
	struct str ignored;

	if (r->file.target.lang == CORPUS_NONE)
		return fail(r, unit, _("a unit outside of any file"));
	in.line = unit->line;
	in.id = arena_str(arena, xml_attr(unit, "id"));
	if (in.id.len == 0)
		return fail(r, unit, _("this unit has no id"));
	if (source != NULL)
		in.source_text = form_text_in(
			read_segment(source, &r->xml, &ignored), arena);
	if (target != NULL) {
		in.form = read_segment(target, arena, &in.fault);
		read_base(r, unit, &in);
		read_state(unit, target, &in);
	}
	vec_push(&r->list->units, in);
	return true;
}

/* ---- files ---- */

/* "zh/full/02-safety.md" */
static bool read_original(
	struct reader *r, struct str original, struct text_name *source)
{
	struct str lang, tier;

	str_split(&original, '/', &lang);
	source->lang = corpus_lang_index(r->work, lang);
	return source->lang != CORPUS_NONE &&
	       str_split(&original, '/', &tier) &&
	       tier_from_name(tier, &source->tier);
}

static bool read_file(struct reader *r, const struct xml_node *node)
{
	const struct str lang = xml_attr(node, "target-language");
	struct incoming *file = &r->file;

	*file = (struct incoming){0};
	file->target.lang = corpus_lang_index(r->work, lang);
	if (file->target.lang == CORPUS_NONE)
		return err_set(r->err, ERR_INPUT,
			_("%s:%d: the work has no language '%.*s'"),
			r->list->name, node->line, STR_ARG(lang));
	if (!read_original(r, xml_attr(node, "original"), &file->source))
		return fail(r, node,
			_("the file's 'original' is no text of the work"));
	file->target.tier = file->source.tier;
	if (xml_attr(node, "category").ptr != NULL &&
		!tier_from_name(xml_attr(node, "category"), &file->target.tier))
		return fail(r, node, _("the file's 'category' is no tier"));
	file->file_base = hex_read(xml_attr(node, "build-num"));
	return true;
}

/* The next element in reading order, without what is in `node` if it is a
 * unit. */
static const struct xml_node *step(
	const struct xml_node *node, const struct xml_node *root)
{
	if (node->first != NULL && !str_eq(node->name, STR("trans-unit")))
		return node->first;
	while (node != root && node->next == NULL)
		node = node->parent;
	return node == root ? NULL : node->next;
}

static bool read_all(struct reader *r, const struct xml_node *root)
{
	bool is_read = true;

	if (!str_eq(root->name, STR("xliff")) ||
		!str_eq(xml_attr(root, "version"), STR("1.2")))
		return fail(r, root, _("this is not XLIFF 1.2"));
	r->file.target.lang = CORPUS_NONE;
	for (const struct xml_node *node = root; is_read && node != NULL;
		node = step(node, root))
		if (str_eq(node->name, STR("file")))
			is_read = read_file(r, node);
		else if (str_eq(node->name, STR("trans-unit")))
			is_read = read_unit(r, node);
	return is_read;
}

bool xliff_read(struct str bytes, const char *name, struct work *work,
	struct incoming_list *list, struct err *err)
{
	struct reader r = {.work = work, .list = list, .err = err};
	struct xml_node *root;
	bool is_read;

	list->name = name;
	is_read = xml_parse(bytes, name, NULL, &r.xml, &root, err) &&
	          read_all(&r, root);
	arena_free(&r.xml);
	if (!is_read)
		incoming_release(list);
	return is_read;
}
