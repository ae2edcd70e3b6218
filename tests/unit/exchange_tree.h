/* SPDX-License-Identifier: MIT */
/* A small work whose English is translated from Chinese, for exchange/. */
#ifndef KOINE_TESTS_EXCHANGE_TREE_H
#define KOINE_TESTS_EXCHANGE_TREE_H

#include "corpus_tree.h"
#include "exchange/merge.h"
#include "exchange/po.h"
#include "exchange/xliff.h"

#define EXCHANGE_ZH                                                   \
	"# 2 \u5b89\u5168\n\n\u5f15\u3002\n\n## 2.1 \u901f\u5ea6\n\n" \
	"**\u4e00**[1](ref:1)\n\n- \u7532\n- \u4e59\n\n"              \
	"![\u56fe](fig:1)\n"
#define EXCHANGE_EN                                                    \
	"# 2 Safety\n\nLead.\n\n## 2.1 Speed\n\n**One** a[1](ref:1)\n" \
	"and b.\n\n- A.\n- B.\n\n![Caption](fig:1)\n"

struct exchange_tree {
	struct tree tree;
	struct work *work;
	struct export_wish wish;
	enum unit_state state; /* of every block */
	struct buf out;        /* the export made last */
	struct incoming_list list;
	struct merge merge;
	struct err err;
};

static inline enum unit_state exchange_tree_state(
	void *ctx, int item, struct text_name text)
{
	const struct exchange_tree *t = ctx;

	(void)text;
	return corpus_item(t->work, item)->kind == SPINE_BLOCK ? t->state
	                                                       : UNIT_UNSAID;
}

static inline void exchange_open(struct exchange_tree *t)
{
	t->work = corpus_open(&t->tree.paths, &t->err);
	ck_assert_msg(t->work != NULL, "%s", t->err.message);
	t->wish = (struct export_wish){
		.work = t->work,
		.to = corpus_count(t->work),
		.source = {corpus_lang_index(t->work, STR("zh")), TIER_FULL},
		.target = {corpus_lang_index(t->work, STR("en")), TIER_FULL},
		.state = exchange_tree_state,
		.ctx = t,
	};
}

static inline void exchange_make(struct exchange_tree *t)
{
	*t = (struct exchange_tree){.state = UNIT_TRANSLATED};
	tree_init_full(&t->tree);
	tree_put(&t->tree, "zh/full/02-safety.md", EXCHANGE_ZH);
	tree_put(&t->tree, "en/full/02-safety.md", EXCHANGE_EN);
	exchange_open(t);
}

static inline void exchange_free(struct exchange_tree *t)
{
	merge_release(&t->merge);
	incoming_release(&t->list);
	buf_release(&t->out);
	corpus_close(t->work);
	tree_free(&t->tree);
}

/* Another text, as an editor leaves it: the work is opened anew. */
static inline void exchange_put(
	struct exchange_tree *t, const char *name, const char *text)
{
	tree_put(&t->tree, name, text);
	corpus_close(t->work);
	exchange_open(t);
}

static inline void exchange_export(struct exchange_tree *t, bool is_po)
{
	struct export_count count = {0};

	buf_clear(&t->out);
	if (is_po) {
		ck_assert(po_write(&t->wish, 1, 0, &count, &t->out, &t->err));
		return;
	}
	xliff_begin(&t->out);
	ck_assert(xliff_part(&t->wish, 0, &count, &t->out, &t->err));
	xliff_end(&t->out);
}

/* Puts `to` for the last `from` before `end` (the last of all if NULL) in what
 * was exported. */
static inline void exchange_change(
	struct exchange_tree *t, const char *from, const char *to)
{
	const char *found =
		t->out.ptr != NULL ? strstr(t->out.ptr, from) : NULL;
	struct buf changed = {0};

	ck_assert_msg(found != NULL, "%s is not in %s", from, t->out.ptr);
	buf_str(&changed,
		(struct str){t->out.ptr, (size_t)(found - t->out.ptr)});
	buf_cstr(&changed, to);
	buf_cstr(&changed, found + strlen(from));
	buf_release(&t->out);
	t->out = changed;
}

/* Reads and merges what stands in `out`. */
static inline bool exchange_merge(struct exchange_tree *t, bool is_po)
{
	merge_release(&t->merge);
	incoming_release(&t->list);
	t->err = (struct err){0};
	return (is_po ? po_read : xliff_read)(
		       buf_view(&t->out), "in", t->work, &t->list, &t->err) &&
	       merge_run(t->work, &t->list, exchange_tree_state, t, &t->merge,
		       &t->err);
}

/* The new bytes of the one file that changes; "" if none does. */
static inline const char *exchange_new(const struct exchange_tree *t)
{
	for (size_t i = 0; i < t->merge.files.len; i++)
		if (t->merge.files.ptr[i]->bytes.len > 0)
			return t->merge.files.ptr[i]->bytes.ptr;
	return "";
}

static inline const char *exchange_said(const struct exchange_tree *t)
{
	return t->merge.notes.len > 0 ? t->merge.notes.ptr[0].message.ptr : "";
}

#endif
