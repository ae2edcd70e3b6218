/* SPDX-License-Identifier: MIT */
#include "xml/xml.h"

#include <string.h>

struct str xml_attr(const struct xml_node *node, const char *name)
{
	const struct str wanted = str_of(name);

	for (size_t i = 0; i < node->attr_count; i++) {
		if (str_eq(node->attrs[i].name, wanted))
			return node->attrs[i].value;
	}
	return (struct str){0};
}

/* The first of the siblings from `node` on that is an element called `name`. */
static const struct xml_node *find_element(
	const struct xml_node *node, const char *name)
{
	const struct str wanted = str_of(name);

	for (; node; node = node->next) {
		if (node->name.len > 0 && (!name || str_eq(node->name, wanted)))
			return node;
	}
	return NULL;
}

const struct xml_node *xml_child(const struct xml_node *node, const char *name)
{
	return find_element(node->first, name);
}

const struct xml_node *xml_next(const struct xml_node *node, const char *name)
{
	return find_element(node->next, name);
}

const struct xml_node *xml_child_lang(
	const struct xml_node *node, const char *name, struct str lang)
{
	const struct xml_node *child = xml_child(node, name);

	while (child && !str_eq_nocase(xml_attr(child, "xml:lang"), lang))
		child = xml_next(child, name);
	return child;
}

/* The node after `node` in document order below `top`; NULL at the end. */
static const struct xml_node *walk(
	const struct xml_node *node, const struct xml_node *top)
{
	if (node->first)
		return node->first;
	while (node != top && !node->next)
		node = node->parent;
	return node == top ? NULL : node->next;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Appends with white space runs folded, over the borders of nodes too. */
static void append_folded(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.len; i++) {
		const char c = text.ptr[i];

		if (!is_space(c))
			buf_byte(out, c);
		else if (out->len > 0 && out->ptr[out->len - 1] != ' ')
			buf_byte(out, ' ');
	}
}

struct str xml_text(const struct xml_node *node, struct arena *arena)
{
	const struct xml_node *part = node;
	struct buf text = {0};
	struct str result;

	while (part) {
		append_folded(part->text, &text);
		part = walk(part, node);
	}
	result = arena_str(arena, str_trim(buf_view(&text)));
	buf_release(&text);
	return result;
}

static const char *escape_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\r':
		/* A bare one would be read back as a line feed. */
		return "&#13;";
	case '\t':
	case '\n':
		return NULL;
	default:
		/* XML 1.0 has no way to write the other controls. */
		return (unsigned char)c < 0x20 ? "\xEF\xBF\xBD" : NULL;
	}
}

void xml_escape(struct str s, struct buf *out)
{
	size_t done = 0;

	for (size_t i = 0; i < s.len; i++) {
		const char *escape = escape_of(s.ptr[i]);

		if (!escape)
			continue;
		buf_str(out, str_sub(s, done, i));
		buf_cstr(out, escape);
		done = i + 1;
	}
	buf_str(out, str_sub(s, done, s.len));
}
