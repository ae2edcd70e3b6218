/* SPDX-License-Identifier: MIT */
#include "exchange/terms.h"

#include "base/mo.h"

/* ---- as XML ---- */

void terms_escape(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.len; i++)
		switch (text.ptr[i]) {
		case '&':
			buf_cstr(out, "&amp;");
			break;
		case '<':
			buf_cstr(out, "&lt;");
			break;
		case '>':
			buf_cstr(out, "&gt;");
			break;
		default:
			buf_byte(out, text.ptr[i]);
		}
}

static void put_start(const struct xml_node *node, struct buf *out)
{
	buf_printf(out, "<%.*s", STR_ARG(node->name));
	for (size_t i = 0; i < node->attr_count; i++) {
		if (str_starts(node->attrs[i].name, STR("xmlns")))
			continue;
		buf_printf(out, " %.*s=\"", STR_ARG(node->attrs[i].name));
		xml_escape(node->attrs[i].value, out);
		buf_byte(out, '"');
	}
	buf_byte(out, '>');
}

/* Blanks between elements are the file's layout. */
static bool is_layout(const struct xml_node *node)
{
	return node->name.len == 0 && str_trim(node->text).len == 0 &&
	       (node->next != NULL || node->parent->first != node);
}

static void enter(const struct xml_node *node, struct buf *out)
{
	if (node->name.len > 0)
		put_start(node, out);
	else if (!is_layout(node))
		terms_escape(node->text, out);
}

static void leave(const struct xml_node *node, struct buf *out)
{
	if (node->name.len > 0)
		buf_printf(out, "</%.*s>", STR_ARG(node->name));
}

static void put_element(const struct xml_node *top, struct buf *out)
{
	const struct xml_node *node = top;

	enter(node, out);
	while (node != NULL) {
		if (node->first != NULL) {
			node = node->first;
			enter(node, out);
			continue;
		}
		while (node != top && node->next == NULL) {
			leave(node, out);
			node = node->parent;
		}
		leave(node, out);
		node = node == top ? NULL : node->next;
		if (node != NULL)
			enter(node, out);
	}
}

/* ---- reading ---- */

static void add_sec(
	struct terms *terms, struct str concept, const struct xml_node *node)
{
	struct arena *arena = &terms->arena;
	struct terms_sec sec = {
		.concept = concept,
		.lang = xml_attr(node, "xml:lang"),
		.line = node->line,
		.node = node,
	};
	size_t count = 0;

	for (const struct xml_node *n = node->first; n != NULL; n = n->next)
		count++;
	sec.key = arena_printf(
		arena, "%.*s %.*s", STR_ARG(concept), STR_ARG(sec.lang));
	sec.children = ARENA_ARRAY(arena, struct str, count + 1);
	for (const struct xml_node *n = node->first; n != NULL; n = n->next) {
		struct buf text = {0};

		if (n->name.len == 0)
			continue;
		put_element(n, &text);
		sec.children[sec.count++] = arena_str(arena, buf_view(&text));
		buf_release(&text);
	}
	vec_push(&terms->secs, sec);
}

static bool is_glossary(const struct xml_node *root)
{
	return str_eq(root->name, STR("tbx")) &&
	       !str_eq_nocase(xml_attr(root, "style"), STR("dct"));
}

static const struct xml_node *find_body(const struct xml_node *root)
{
	const struct xml_node *text = xml_child(root, "text");

	return text == NULL ? NULL : xml_child(text, "body");
}

static bool add_concept(struct terms *terms, const struct xml_node *concept,
	const char *name, struct err *err)
{
	const struct str id = xml_attr(concept, "id");
	const struct xml_node *lang = xml_child(concept, "langSec");

	if (map_put(&terms->concepts, id,
		    /* NOLINTNEXTLINE(performance-no-int-to-ptr): const */
		    (void *)(uintptr_t) concept) != NULL)
		return err_set(err, ERR_INPUT,
			_("%s:%d: '%.*s' stands there twice"), name,
			concept->line, STR_ARG(id));
	for (; lang != NULL; lang = xml_next(lang, "langSec"))
		add_sec(terms, id, lang);
	return true;
}

static bool add_concepts(struct terms *terms, const char *name, struct err *err)
{
	const struct xml_node *body = find_body(terms->root);
	const struct xml_node *concept =
		body == NULL ? NULL : xml_child(body, "conceptEntry");

	for (; concept != NULL; concept = xml_next(concept, "conceptEntry"))
		if (!add_concept(terms, concept, name, err))
			return false;
	for (size_t i = 0; i < terms->secs.len; i++) {
		struct terms_sec *sec = &terms->secs.ptr[i];

		if (map_put(&terms->by_key, sec->key, sec) != NULL)
			return err_set(err, ERR_INPUT,
				_("%s:%d: '%.*s' stands there twice"), name,
				sec->line, STR_ARG(sec->key));
	}
	return true;
}

bool terms_read(struct str bytes, const char *name, const char *schema,
	struct terms *out, struct err *err)
{
	struct xml_node *root = NULL;
	bool is_read;

	*out = (struct terms){.bytes = bytes};
	/* What it is first: a schema would only say what it is not. */
	is_read = xml_parse(bytes, name, NULL, &out->arena, &root, err);
	if (is_read && !is_glossary(root))
		is_read = err_set(err, ERR_INPUT,
			_("%s:%d: this is not TBX v3 in the style DCA"), name,
			root->line);
	if (is_read && schema != NULL)
		is_read =
			xml_parse(bytes, name, schema, &out->arena, &root, err);
	out->root = root;
	is_read = is_read && add_concepts(out, name, err);
	if (!is_read)
		terms_release(out);
	return is_read;
}

void terms_release(struct terms *terms)
{
	vec_release(&terms->secs);
	map_release(&terms->by_key);
	map_release(&terms->concepts);
	arena_free(&terms->arena);
	*terms = (struct terms){0};
}

const struct terms_sec *terms_find(
	const struct terms *terms, struct str concept, struct str lang)
{
	struct arena scratch = {0};
	const struct terms_sec *found = map_get(
		&terms->by_key, arena_printf(&scratch, "%.*s %.*s",
					STR_ARG(concept), STR_ARG(lang)));

	arena_free(&scratch);
	return found;
}

uint64_t terms_hash(const struct terms_sec *sec)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < sec->count; i++)
		hash = map_hash(sec->children[i], hash);
	return hash;
}

/* ---- what a part says ---- */

static bool has_note(const struct xml_node *node, const char *name,
	const char *type, struct str value, struct arena *arena)
{
	const struct xml_node *note = xml_child(node, name);

	for (; note != NULL; note = xml_next(note, name))
		if ((type == NULL ||
			    str_eq(xml_attr(note, "type"), str_of(type))) &&
			str_eq(xml_text(note, arena), value))
			return true;
	return false;
}

struct str terms_preferred(const struct terms_sec *sec, struct arena *arena)
{
	const struct xml_node *term = xml_child(sec->node, "termSec");

	for (; term != NULL; term = xml_next(term, "termSec"))
		if (has_note(term, "termNote", "administrativeStatus",
			    STR("preferredTerm-admn-sts"), arena) &&
			xml_child(term, "term") != NULL)
			return xml_text(xml_child(term, "term"), arena);
	return (struct str){NULL, 0};
}

struct str terms_definition(
	const struct terms_sec *sec, enum tier tier, struct arena *arena)
{
	const struct xml_node *group = xml_child(sec->node, "descripGrp");
	const struct str note =
		arena_printf(arena, "koine:tier=%s", tier_name(tier));

	for (; group != NULL; group = xml_next(group, "descripGrp"))
		if (has_note(group, "note", NULL, note, arena) &&
			xml_child(group, "descrip") != NULL)
			return xml_text(xml_child(group, "descrip"), arena);
	return (struct str){NULL, 0};
}
