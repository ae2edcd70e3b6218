/* SPDX-License-Identifier: MIT */
/* `koine new-language LANG`: where a translation begins. */
#include "cmd/cmd.h"

#include "base/mo.h"
#include "desk/new_language.h"
#include "text/lang.h"

static void put_made(struct run *run, const struct desk_tree *tree,
	const struct new_language *plan)
{
	struct buf *out = &run->out;

	for (size_t i = 1; plan->folders[i] != NULL; i++)
		buf_printf(out, "  %s/\n",
			desk_tree_short(tree, plan->folders[i]));
	for (size_t i = 0; i < plan->file_count; i++)
		buf_printf(out, "  %s\n",
			desk_tree_short(tree, plan->files[i].path));
}

static void put_notes(struct run *run, const struct desk_tree *tree,
	const struct new_language *plan, const char *tag)
{
	struct buf *out = &run->out;

	if (!plan->has_locale)
		buf_printf(out,
			_("No locale file: koine reads %s.conf from its own "
			  "installation; it is begun in koine's source "
			  "tree.\n"),
			tag);
	if (tree->po == NULL)
		buf_printf(out,
			_("No catalogue: the messages of the interface are "
			  "translated in koine's source tree.\n"));
	if (!plan->has_plural)
		buf_printf(out,
			_("Look at Plural-Forms in po/%s.po: CLDR has a rule "
			  "that koine cannot write.\n"),
			tag);
}

static void put_next(
	struct run *run, const struct new_language *plan, const char *tag)
{
	struct buf *out = &run->out;

	buf_printf(out, "%s\n", _("Next:"));
	if (plan->open > 0)
		buf_printf(out,
			/* TRANSLATORS: DECIDE stands in the file */
			_("  look at the %d values of %s.conf marked DECIDE\n"),
			plan->open, tag);
	buf_printf(out, _("  koine status %s --next   what to write first\n"),
		tag);
	buf_printf(out,
		_("  koine export tsv -l %s   the glossary with a column for "
		  "the terms\n"),
		tag);
}

static int run_new_language(struct run *run, struct err *err)
{
	const char *tag = run->argv[0];
	struct new_language plan = {0};
	struct buf name = {0};
	struct desk_tree tree;
	bool is_made;

	if (run->env->is_secure)
		err_set(err, ERR_USAGE,
			_("KOINE_SECURE is set: nothing is written"));
	if (err->code != ERR_NONE || !run_sources(run, NULL, err) ||
		!desk_tree_find(&run->env->paths, &run->arena, &tree, err))
		return 2;
	is_made = new_language_plan(
			  run->work, &tree, tag, run_today(run), &plan, err) &&
	          new_language_make(&plan, err);
	if (is_made) {
		lang_name(tag, "en", &name);
		/* TRANSLATORS: a language in English, its tag */
		buf_printf(&run->out, _("%s (%s) has been made:\n"), name.ptr,
			tag);
		put_made(run, &tree, &plan);
		put_notes(run, &tree, &plan, tag);
		put_next(run, &plan, tag);
	}
	buf_release(&name);
	new_language_release(&plan);
	return is_made ? 0 : 2;
}

static const struct opt *const options[] = {
	options_common, options_output, NULL};

const struct cmd cmd_new_language = {
	.name = "new-language",
	.operands = "LANG",
	.help = N_("begin a translation into another language"),
	.options = options,
	.min = 1,
	.max = 1,
	.run = run_new_language,
	.is_for_translators = true,
};
