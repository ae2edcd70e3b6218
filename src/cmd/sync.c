/* SPDX-License-Identifier: MIT */
/* `koine sync PLACE…`: says that translations say what their source says now.
 */
#include "cmd/cmd.h"

#include "base/mo.h"
#include "desk/sync.h"

#include <string.h>

struct declare {
	struct run *run;
	struct sync sync;
	struct sync_row as;
	bool has_from, has_from_tier;
	bool langs[CORPUS_LANG_MAX];
	int declared, left; /* blocks and tiers */
};

static bool take_from(struct declare *declare, struct err *err)
{
	struct run *run = declare->run;
	struct str tier, lang;

	if (run->opts.from == NULL)
		return true;
	tier = str_of(run->opts.from);
	str_split(&tier, ':', &lang);
	declare->as.source_lang = run_lang(run, lang, err);
	if (declare->as.source_lang < 0)
		return false;
	declare->has_from = true;
	declare->has_from_tier = tier.ptr != NULL;
	if (declare->has_from_tier &&
		!tier_from_name(tier, &declare->as.source_tier))
		return err_set(err, ERR_USAGE, _("there is no tier '%.*s'"),
			STR_ARG(tier));
	return true;
}

static bool take_langs(struct declare *declare, struct err *err)
{
	int langs[CORPUS_LANG_MAX];
	int count;

	if (declare->run->opts.lang == NULL)
		return err_set(err, ERR_USAGE,
			_("say which translations with --lang"));
	count = run_langs(declare->run, langs, err);
	for (int i = 0; i < count; i++)
		declare->langs[langs[i]] = true;
	return count >= 0;
}

/* What a block is declared to be made from; false: it is the first text. */
static bool source_of(const struct declare *declare, int lang, enum tier tier,
	struct sync_row *as)
{
	*as = declare->as;
	if (!declare->has_from)
		return sync_default_source(declare->run->work, lang, tier,
			&as->source_lang, &as->source_tier);
	if (!declare->has_from_tier)
		as->source_tier = tier;
	return as->source_lang != lang || as->source_tier != tier;
}

static void declare_block(struct declare *declare, int item)
{
	const int only = declare->run->opts.tier;

	for (int lang = 0; lang < corpus_lang_count(declare->run->work); lang++)
		for (int tier = 0; declare->langs[lang] && tier < TIER_COUNT;
			tier++) {
			struct sync_row as;

			if ((only >= 0 && only != tier) ||
				!source_of(declare, lang, (enum tier)tier, &as))
				continue;
			if (sync_declare(&declare->sync, item, lang,
				    (enum tier)tier, &as))
				declare->declared++;
			else
				declare->left++;
		}
}

static bool declare_place(
	struct declare *declare, const char *place, struct err *err)
{
	struct work *work = declare->run->work;
	int from = 0, to = corpus_count(work);

	if (strcmp(place, "all") != 0) {
		from = run_place(declare->run, place, err);
		if (from == CORPUS_NONE)
			return false;
		to = corpus_end(work, from);
	}
	for (int i = from; i < to; i++)
		if (corpus_item(work, i)->kind == SPINE_BLOCK)
			declare_block(declare, i);
	return true;
}

static bool write_all(struct declare *declare, struct err *err)
{
	const int count = corpus_lang_count(declare->run->work);

	for (int lang = 0; lang < count; lang++)
		if (declare->langs[lang] &&
			!sync_write(&declare->sync, lang, err))
			return false;
	return true;
}

static void put_summary(const struct declare *declare)
{
	struct buf *out = &declare->run->out;

	buf_printf(out,
		P_("%d text declared current", "%d texts declared current",
			(unsigned long)declare->declared),
		declare->declared);
	buf_byte(out, '\n');
	if (declare->left > 0) {
		buf_printf(out,
			P_("%d text left: it or its source is not written",
				"%d texts left: they or their sources are not "
				"written",
				(unsigned long)declare->left),
			declare->left);
		buf_byte(out, '\n');
	}
}

/* A line that was not understood would be lost by writing. */
static bool is_whole(const struct declare *declare, struct err *err)
{
	return declare->sync.fault_count == 0 ||
	       err_set(err, ERR_INPUT, "%.*s", STR_ARG(declare->sync.fault));
}

static int run_sync(struct run *run, struct err *err)
{
	struct declare declare = {.run = run};
	bool is_done;

	if (run->env->is_secure)
		err_set(err, ERR_USAGE,
			_("KOINE_SECURE is set: nothing is written"));
	if (err->code != ERR_NONE || !run_sources(run, NULL, err) ||
		!take_langs(&declare, err) || !take_from(&declare, err) ||
		!sync_open(run->work, &declare.sync, err))
		return 2;
	declare.as.state = run->opts.state < 0
	                           ? SYNC_TRANSLATED
	                           : (enum sync_state)run->opts.state;
	declare.as.by = run_user(run);
	declare.as.date = run_today(run);
	is_done = is_whole(&declare, err);
	for (int i = 0; is_done && i < run->argc; i++)
		is_done = declare_place(&declare, run->argv[i], err);
	is_done = is_done && write_all(&declare, err);
	if (is_done)
		put_summary(&declare);
	sync_release(&declare.sync);
	return is_done ? 0 : 2;
}

static const struct opt *const options[] = {
	options_common, options_sync, options_output, NULL};

const struct cmd cmd_sync = {
	.name = "sync",
	.operands = "PLACE…|all",
	.help = N_("declare that translations say what their source says now"),
	.options = options,
	.min = 1,
	.max = -1,
	.run = run_sync,
	.is_for_translators = true,
};
