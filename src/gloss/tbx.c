/* SPDX-License-Identifier: MIT */
#include "gloss/gloss.h"

#include "base/mo.h"
#include "gloss/tbx_term.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const tier_names[GLOSS_TIER_COUNT] = {
	[GLOSS_PLAIN] = "plain",
	[GLOSS_STUDENT] = "student",
	[GLOSS_FULL] = "full",
};

void tbx_warn(
	struct tbx *tbx, const struct xml_node *node, const char *fmt, ...)
{
	char text[512];
	va_list args;

	if (tbx->warn == NULL)
		return;
	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	tbx->warn(tbx->ctx, node->line, text);
}

const struct xml_node *tbx_typed(
	const struct xml_node *node, const char *name, const char *type)
{
	const struct xml_node *child = xml_child(node, name);

	while (child != NULL && !str_eq(xml_attr(child, "type"), str_of(type)))
		child = xml_next(child, name);
	return child;
}

/* A definition without a tier, as other programs write it, is the full one. */
static enum gloss_tier read_tier(struct tbx *tbx, const struct xml_node *group)
{
	const struct xml_node *note = xml_child(group, "note");

	for (; note != NULL; note = xml_next(note, "note")) {
		struct str text = xml_text(note, tbx->arena);

		for (unsigned i = 0; i < GLOSS_TIER_COUNT; i++)
			if (str_starts(text, STR("koine:tier=")) &&
				str_ends(text, str_of(tier_names[i])))
				return (enum gloss_tier)i;
	}
	return GLOSS_FULL;
}

static void read_definition(
	struct tbx *tbx, const struct xml_node *group, struct gloss_lang *lang)
{
	const struct xml_node *descrip =
		tbx_typed(group, "descrip", "definition");
	const struct xml_node *source = tbx_typed(group, "admin", "source");
	enum gloss_tier tier;

	if (descrip == NULL)
		return;
	tier = read_tier(tbx, group);
	if (lang->def[tier].len > 0) {
		tbx_warn(tbx, group,
			_("concept '%.*s' has two definitions of one tier in "
			  "'%.*s'"),
			STR_ARG(tbx->id), STR_ARG(tbx->lang));
		return;
	}
	lang->def[tier] = xml_text(descrip, tbx->arena);
	if (source != NULL && (tier == GLOSS_FULL || lang->source.len == 0))
		lang->source = xml_text(source, tbx->arena);
}

static void read_definitions(
	struct tbx *tbx, const struct xml_node *sec, struct gloss_lang *lang)
{
	const struct xml_node *group = xml_child(sec, "descripGrp");

	for (; group != NULL; group = xml_next(group, "descripGrp"))
		read_definition(tbx, group, lang);
	/* One that stands alone has no room for a tier. */
	if (lang->def[GLOSS_FULL].len == 0)
		read_definition(tbx, sec, lang);
}

static bool check_definitions(struct tbx *tbx, const struct xml_node *sec,
	const struct gloss_lang *lang)
{
	size_t count = 0;

	for (size_t i = 0; i < GLOSS_TIER_COUNT; i++)
		count += lang->def[i].len > 0;
	if (count == 0)
		tbx_warn(tbx, sec,
			_("concept '%.*s' has no definition in '%.*s'"),
			STR_ARG(tbx->id), STR_ARG(tbx->lang));
	else if (count < GLOSS_TIER_COUNT)
		tbx_warn(tbx, sec,
			_("concept '%.*s' lacks the definition of a tier in "
			  "'%.*s'"),
			STR_ARG(tbx->id), STR_ARG(tbx->lang));
	return count > 0;
}

/* False: the language is left out. */
static bool read_lang(
	struct tbx *tbx, const struct xml_node *sec, struct gloss_lang *lang)
{
	tbx->lang = arena_str(tbx->arena, xml_attr(sec, "xml:lang"));
	*lang = (struct gloss_lang){.lang = tbx->lang};
	read_definitions(tbx, sec, lang);
	tbx_read_terms(tbx, sec, lang);
	return check_definitions(tbx, sec, lang) && lang->term_count > 0;
}

static struct gloss_lang *find_lang(struct tbx *tbx, struct str lang)
{
	for (size_t i = 0; i < tbx->langs.len; i++)
		if (str_eq_nocase(tbx->langs.ptr[i].lang, lang))
			return &tbx->langs.ptr[i];
	return NULL;
}

static void read_concept(struct tbx *tbx, const struct xml_node *entry,
	struct gloss_concept *made)
{
	const struct xml_node *field =
		tbx_typed(entry, "descrip", "subjectField");
	const struct xml_node *sec = xml_child(entry, "langSec");

	vec_clear(&tbx->langs);
	for (; sec != NULL; sec = xml_next(sec, "langSec")) {
		struct gloss_lang lang;

		if (!read_lang(tbx, sec, &lang))
			continue;
		if (find_lang(tbx, lang.lang) != NULL) {
			tbx_warn(tbx, sec, _("concept '%.*s' has '%.*s' twice"),
				STR_ARG(tbx->id), STR_ARG(tbx->lang));
			continue;
		}
		vec_push(&tbx->langs, lang);
	}
	made->id = tbx->id;
	if (field != NULL)
		made->field = xml_text(field, tbx->arena);
	made->lang_count = tbx->langs.len;
	made->langs =
		ARENA_ARRAY(tbx->arena, struct gloss_lang, tbx->langs.len);
	if (tbx->langs.len > 0)
		memcpy(made->langs, tbx->langs.ptr,
			tbx->langs.len * sizeof(*made->langs));
}

/* Reads the entry if it can be found by an id of its own. */
static void read_entry(
	struct tbx *tbx, const struct xml_node *entry, struct gloss *gloss)
{
	struct gloss_concept *concept = &gloss->concepts[gloss->count];

	tbx->id = arena_str(tbx->arena, xml_attr(entry, "id"));
	tbx->lang = (struct str){NULL, 0};
	if (tbx->id.len == 0) {
		tbx_warn(tbx, entry, _("a concept has no id"));
		return;
	}
	if (gloss_find_id(gloss, tbx->id) != NULL) {
		tbx_warn(tbx, entry, _("the concept '%.*s' is here twice"),
			STR_ARG(tbx->id));
		return;
	}
	read_concept(tbx, entry, concept);
	map_put(&gloss->by_id, concept->id, concept);
	gloss->count++;
}

static size_t count_entries(const struct xml_node *body)
{
	const struct xml_node *entry = xml_child(body, "conceptEntry");
	size_t count = 0;

	for (; entry != NULL; entry = xml_next(entry, "conceptEntry"))
		count++;
	return count;
}

static const struct xml_node *find_body(const struct xml_node *root)
{
	const struct xml_node *text;

	if (root == NULL || !str_eq(root->name, STR("tbx")))
		return NULL;
	text = xml_child(root, "text");
	return text != NULL ? xml_child(text, "body") : NULL;
}

bool gloss_from_tbx(const struct xml_node *root, struct arena *arena,
	struct gloss *out, gloss_warn_fn *warn_fn, void *ctx, struct err *err)
{
	const struct xml_node *body = find_body(root);
	struct tbx tbx = {.arena = arena, .warn = warn_fn, .ctx = ctx};
	struct gloss gloss = {.arena = arena};
	const struct xml_node *entry;

	if (body == NULL)
		return err_set(err, ERR_INPUT,
			_("this is no glossary in TBX version 3"));
	gloss.concepts =
		ARENA_ARRAY(arena, struct gloss_concept, count_entries(body));
	entry = xml_child(body, "conceptEntry");
	for (; entry != NULL; entry = xml_next(entry, "conceptEntry"))
		read_entry(&tbx, entry, &gloss);
	vec_release(&tbx.langs);
	*out = gloss;
	return true;
}
