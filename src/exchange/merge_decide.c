/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "exchange/merge_impl.h"

/* ---- what is said ---- */

struct merge_note *merge_note(struct merger *m, const struct incoming *in,
	bool is_fault, struct str message)
{
	const struct merge_note said = {
		.line = in->line, .is_fault = is_fault, .message = message};

	vec_push(&m->out->notes, said);
	m->out->has_faults |= is_fault;
	return &m->out->notes.ptr[m->out->notes.len - 1];
}

/* "fr/full" */
static struct str name_text(struct merger *m, struct text_name text)
{
	return arena_printf(&m->out->arena, "%s/%s",
		corpus_lang_tag(m->out->work, text.lang), tier_name(text.tier));
}

static void note_broken(
	struct merger *m, const struct incoming *in, struct str why)
{
	merge_note(m, in, true,
		/* TRANSLATORS: place, text ("fr/full"), what is wrong */
		arena_printf(&m->out->arena,
			_("'%.*s' in '%.*s' is not written: %.*s"),
			STR_ARG(in->id), STR_ARG(name_text(m, in->target)),
			STR_ARG(why)));
}

void merge_note_error(
	struct merger *m, const struct incoming *in, const struct err *err)
{
	note_broken(m, in, arena_str(&m->out->arena, str_of(err->message)));
}

/* ---- files ---- */

struct merge_file *merge_find_file(
	struct merger *m, struct text_name name, int part)
{
	struct merge_file *file;

	for (size_t i = 0; i < m->out->files.len; i++) {
		file = m->out->files.ptr[i];
		if (file->ours.name.lang == name.lang &&
			file->ours.name.tier == name.tier &&
			file->ours.part == part)
			return file;
	}
	file = ARENA_NEW(&m->out->arena, struct merge_file);
	if (!units_read(m->out->work, name, part, &file->ours, m->err))
		return NULL;
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): they are pointers */
	vec_push(&m->out->files, file);
	return file;
}

struct merge_block *merge_find_block(
	struct merger *m, const struct decision *decision)
{
	const struct incoming *in = decision->in;
	const struct str key = arena_printf(&m->out->arena, "%d %d %d",
		in->target.lang, (int)in->target.tier, decision->unit->item);
	struct merge_block *block = map_get(&m->blocks, key);

	if (block != NULL)
		return block;
	block = ARENA_NEW(&m->out->arena, struct merge_block);
	*block = (struct merge_block){
		.item = decision->unit->item,
		.file = decision->file,
		.target = in->target,
		.source = in->source,
		.state = UNIT_REVIEWED,
		.is_current = true,
	};
	map_put(&m->blocks, key, block);
	return block;
}

/* ---- one unit ---- */

/* The row of the spine whose unit an id names; CORPUS_NONE. */
static int item_of(const struct merger *m, struct str id)
{
	struct str block = str_sub(id, 0, str_find(id, '~'));
	int item;

	block = str_sub(block, 0, str_find(block, '/'));
	item = corpus_find(m->out->work, block);
	/* One that is gone has a successor, whose text is another. */
	return item != CORPUS_NONE &&
	                       str_eq(corpus_item(m->out->work, item)->id,
				       block)
	               ? item
	               : CORPUS_NONE;
}

/* Whether a unit that has nothing here to be compared with says anything. */
static bool is_translated(struct merger *m, const struct incoming *in)
{
	const struct str text = form_text_in(in->form, &m->out->arena);

	if (in->fault.len > 0)
		return true;
	if (in->form.count == 0 ||
		(in->state == UNIT_NEW && str_eq(text, in->source_text)))
		return false;
	/* It stood here, and has been taken out. */
	return !in->has_base || in->base != form_hash(text);
}

/* A unit without one of ours. False: there is nothing to be done about it. */
static bool find_new(struct merger *m, struct decision *decision, int item)
{
	const struct incoming *in = decision->in;
	const struct merge_file *source;

	if (!is_translated(m, in))
		return false;
	if (in->fault.len > 0 ||
		units_has_section(&decision->file->ours, m->out->work,
			corpus_section_of(m->out->work, item))) {
		note_broken(m, in,
			in->fault.len > 0
				? in->fault
				: str_of(_("that text has no such block")));
		return false;
	}
	source = merge_find_file(m, in->source, decision->file->ours.part);
	decision->unit =
		source == NULL ? NULL : units_find(&source->ours, in->id);
	decision->is_new = decision->unit != NULL;
	if (source != NULL && !decision->is_new)
		note_broken(m, in, str_of(_("its source has no such block")));
	return decision->is_new;
}

/* Finds what the unit is about. False, with it said, if it is nothing. */
static bool find_ours(struct merger *m, struct decision *decision)
{
	const struct incoming *in = decision->in;
	const int item = item_of(m, in->id);

	if (item == CORPUS_NONE) {
		merge_note(m, in, true,
			arena_printf(&m->out->arena,
				_("there is no block '%.*s' in the work"),
				STR_ARG(in->id)));
		return false;
	}
	decision->file = merge_find_file(
		m, in->target, corpus_item(m->out->work, item)->part);
	if (decision->file == NULL)
		return false;
	decision->unit = units_find(&decision->file->ours, in->id);
	if (decision->unit != NULL)
		return true;
	return find_new(m, decision, item);
}

static const struct text_unit *find_source(
	struct merger *m, const struct decision *decision)
{
	const struct incoming *in = decision->in;
	const struct merge_file *file =
		merge_find_file(m, in->source, decision->file->ours.part);

	return file == NULL ? NULL : units_find(&file->ours, in->id);
}

/* The unit's codes may be those of the source, or what they have been. */
static bool check_codes(const struct decision *decision,
	const struct text_unit *source, struct form form, struct form *like,
	struct err *err)
{
	const bool is_free = decision->in->is_markdown;

	*like = decision->unit->form;
	if (form_check(form, *like, is_free, source == NULL ? err : NULL))
		return true;
	if (source == NULL)
		return false;
	*like = source->form;
	return form_check(form, *like, is_free, err);
}

/* The Markdown of what they bring; false with err. */
bool merge_write(struct merger *m, struct decision *decision,
	const struct text_unit *source, struct err *err)
{
	struct arena *arena = &m->out->arena;
	const struct form form = decision->in->form;
	struct form like, again;
	struct buf md = {0};

	if (!check_codes(decision, source, form, &like, err))
		return false;
	if (decision->in->is_markdown)
		form_source(form, &md);
	else
		form_write(form, like, &md);
	decision->md = arena_str(arena, buf_view(&md));
	buf_release(&md);
	if (!unit_read_md(decision->unit, decision->md, arena, &again, err))
		return false;
	return str_eq(form_text_in(again, arena), decision->text) ||
	       err_set(err, ERR_INPUT,
		       _("its marks would not be marks in Markdown"));
}

static void note_conflict(struct merger *m, struct decision *decision)
{
	const struct incoming *in = decision->in;
	struct buf md = {0};
	struct merge_note *said = merge_note(m, in, true,
		arena_printf(&m->out->arena,
			/* TRANSLATORS: place, text ("fr/full") */
			_("'%.*s' in '%.*s' was changed on both sides; nothing "
			  "of this block is written"),
			STR_ARG(in->id), STR_ARG(name_text(m, in->target))));

	said->place = arena_printf(&m->out->arena, "%.*s %.*s",
		STR_ARG(name_text(m, in->target)), STR_ARG(in->id));
	said->ours =
		in->is_markdown ? decision->unit->md : decision->unit->text;
	said->theirs = decision->text;
	if (in->is_markdown) {
		form_source(in->form, &md);
		said->theirs = arena_str(&m->out->arena, buf_view(&md));
		buf_release(&md);
	}
	decision->block->is_conflict = true;
}

static void take(struct merger *m, struct decision *decision,
	const struct text_unit *source)
{
	struct err err = {0};

	if (!merge_write(m, decision, source, &err)) {
		merge_note_error(m, decision->in, &err);
		return;
	}
	decision->outcome = OUTCOME_TAKEN;
	if (!decision->is_current)
		merge_note(m, decision->in, false,
			arena_printf(&m->out->arena,
				_("the source of '%.*s' has changed since the "
				  "export; it stays to be reviewed"),
				STR_ARG(decision->in->id)));
}

/* The state that the unit asks for. */
static enum unit_state wanted_state(
	const struct incoming *in, enum unit_state now, bool is_taken)
{
	/* They have said so; and nobody here has said otherwise since. */
	if (in->has_base && in->state != in->base_state &&
		in->state > UNIT_NEW && now == in->base_state)
		return in->state;
	if (!is_taken || now == UNIT_DRAFT)
		return now;
	/* Whoever reviewed it has not seen this. */
	return UNIT_TRANSLATED;
}

/* Whether what stood there when it was exported says `text`. Where a tool has
 * thrown that away the whole file may be as it was. */
static bool was_base(const struct decision *decision, struct str text)
{
	const struct incoming *in = decision->in;

	if (in->has_base)
		return in->base == form_hash(text);
	return in->file_base == units_fingerprint(&decision->file->ours) &&
	       str_eq(text, decision->unit->text);
}

static void decide_text(struct merger *m, struct decision *decision,
	const struct text_unit *source)
{
	const struct incoming *in = decision->in;
	const struct str ours = decision->unit->text;

	decision->text = form_text_in(in->form, &m->out->arena);
	/* Also where the rest is as it was: what is lost is said. */
	if (in->fault.len > 0)
		note_broken(m, in, in->fault);
	else if (str_eq(decision->text, ours))
		decision->outcome = OUTCOME_SAME;
	else if (was_base(decision, ours))
		take(m, decision, source);
	else if (was_base(decision, decision->text))
		decision->outcome = OUTCOME_KEPT;
	else
		note_conflict(m, decision);
}

/* False with err if a file cannot be read. */
bool merge_decide(struct merger *m, struct decision *decision)
{
	const struct incoming *in = decision->in;
	const struct text_unit *source;
	enum unit_state now;

	if (!find_ours(m, decision))
		return m->err->code == ERR_NONE;
	source = find_source(m, decision);
	if (m->err->code != ERR_NONE)
		return false;
	decision->is_current = source != NULL &&
	                       (in->source_text.ptr == NULL ||
				       str_eq(in->source_text, source->text));
	/* It is looked at with its section. */
	if (decision->is_new)
		return true;
	/* An empty translation is one that has not been made. */
	if (in->form.count == 0 && in->fault.len == 0)
		return true;
	decision->block = merge_find_block(m, decision);
	decide_text(m, decision, source);
	now = m->state(m->ctx, decision->unit->item, in->target);
	decision->state = decision->outcome == OUTCOME_NONE
	                          ? now
	                          : wanted_state(in, now,
					    decision->outcome == OUTCOME_TAKEN);
	return true;
}
