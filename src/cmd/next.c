/* SPDX-License-Identifier: MIT */
#include "cmd/next.h"

#include "base/mo.h"
#include "desk/next.h"
#include "text/lang.h"

#define STEPS 10 /* of a language that are printed */

/* What, and how much. */
static void put_what(const struct next_step *step, struct buf *out)
{
	switch (step->kind) {
	case NEXT_STALE:
		/* TRANSLATORS: a section, a level, a number */
		buf_printf(out, _("%.*s, %s: blocks whose source changed: %d"),
			STR_ARG(step->id), tier_label(step->tier), step->count);
		break;
	case NEXT_UNDECLARED:
		/* TRANSLATORS: a section, a level, a number */
		buf_printf(out,
			_("%.*s, %s: blocks whose source is not declared: %d"),
			STR_ARG(step->id), tier_label(step->tier), step->count);
		break;
	case NEXT_LOCALE:
		buf_printf(out, _("values of the locale file to decide: %d"),
			step->count);
		break;
	case NEXT_CORE:
		buf_printf(out,
			_("messages of the interface that are met on every "
			  "page: %d"),
			step->count);
		break;
	case NEXT_TERMS:
		buf_printf(out,
			_("terms of the concepts that are met most: %d"),
			step->count);
		break;
	case NEXT_TEXT:
		/* TRANSLATORS: a section, a level, a number */
		buf_printf(out, _("%.*s, %s: blocks to write: %d"),
			STR_ARG(step->id), tier_label(step->tier), step->count);
		break;
	case NEXT_MESSAGES:
		buf_printf(out, _("other messages of the interface: %d"),
			step->count);
		break;
	case NEXT_ALL_TERMS:
		buf_printf(
			out, _("terms of the other concepts: %d"), step->count);
		break;
	}
}

static void put_step(struct run *run, size_t number, const struct next_step *s)
{
	struct buf *out = &run->out;

	buf_printf(out, "%2zu  ", number);
	put_what(s, out);
	buf_byte(out, '\n');
	if (s->file != NULL)
		buf_printf(out, "      %s\n", s->file);
	if (s->command != NULL)
		buf_printf(out, "      %s\n", s->command);
}

static void put_lang(struct run *run, const char *tag, const struct next *next)
{
	const size_t count = next->steps.len;
	struct buf *out = &run->out;
	struct buf name = {0};

	lang_endonym(tag, &name);
	buf_printf(out, "%s  %s\n", name.ptr, tag);
	buf_release(&name);
	for (size_t i = 0; i < count && i < STEPS; i++)
		put_step(run, i + 1, &next->steps.ptr[i]);
	if (count == 0)
		buf_printf(out, "    %s\n", _("nothing is left to do"));
	else if (count > STEPS)
		buf_printf(out,
			P_("    … and %d step more", "    … and %d steps more",
				(unsigned long)(count - STEPS)),
			(int)(count - STEPS));
	if (count > STEPS)
		buf_byte(out, '\n');
}

static struct json *json_step(const struct next_step *step)
{
	struct json *object = json_new_object();

	json_set_str(object, "kind", str_of(next_kind_name(step->kind)));
	json_set_int(object, "count", step->count);
	if (step->id.len > 0) {
		json_set_str(object, "id", step->id);
		json_set_str(object, "tier", str_of(tier_name(step->tier)));
	}
	if (step->file != NULL)
		json_set_str(object, "file", str_of(step->file));
	if (step->command != NULL)
		json_set_str(object, "command", str_of(step->command));
	return object;
}

static struct json *json_lang(const char *tag, const struct next *next)
{
	struct json *object = json_new_object(), *steps = json_new_array();

	json_set_str(object, "lang", str_of(tag));
	for (size_t i = 0; i < next->steps.len; i++)
		json_add(steps, json_step(&next->steps.ptr[i]));
	json_set(object, "next", steps);
	return object;
}

int next_put(struct run *run, const struct sync *sync, const int *langs,
	int count, struct err *err)
{
	struct json *root = json_new_object(), *list = json_new_array();
	const bool is_json = run->opts.format == FORMAT_JSON;
	struct buf text = {0};
	struct desk_tree tree;

	if (!desk_tree_find(&run->env->paths, &run->arena, &tree, err))
		count = 0;
	for (int i = 0; i < count && err->code == ERR_NONE; i++) {
		const char *tag = corpus_lang_tag(run->work, langs[i]);
		struct next next;

		if (next_find(sync, &tree, langs[i], &next, err) && is_json)
			json_add(list, json_lang(tag, &next));
		else if (err->code == ERR_NONE)
			put_lang(run, tag, &next);
		next_release(&next);
	}
	json_set(root, "languages", list);
	json_write_free(root, &text);
	if (is_json && err->code == ERR_NONE)
		buf_str(&run->out, buf_view(&text));
	buf_release(&text);
	return err->code == ERR_NONE ? 0 : 2;
}
