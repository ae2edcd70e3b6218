/* SPDX-License-Identifier: MIT */
/* What `koine doctor` finds: terminal, languages, paths, content. */
#include "cmd/doctor.h"

#include "base/fs.h"
#include "base/mo.h"
#include "corpus/pack.h"
#include "quiz/quiz.h"
#include "text/lang.h"
#include "tui/screen.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define FINDINGS_SHOWN 5

static const char *yes_no(bool is_yes)
{
	return is_yes ? _("yes") : _("no");
}

/* ---- terminal ---- */

const char *doctor_bidi_name(enum bidi_mode mode)
{
	for (const struct opt *o = options_view; o->name != NULL; o++)
		if (strcmp(o->name, "bidi") == 0)
			return o->choices[mode];
	return "";
}

struct str doctor_bidi_key(struct run *run)
{
	const char *term = env_get(run->env, "TERM");

	return arena_printf(&run->arena, "bidi:%s", term != NULL ? term : "");
}

static void put_size(struct doctor *doctor)
{
	int count = doctor->run->env->columns;
	struct buf cols = {0}, rows = {0};
	struct winsize size = {0};

	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	buf_printf(&cols, P_("%d column", "%d columns", (unsigned long)count),
		count);
	buf_printf(&rows, P_("%d row", "%d rows", size.ws_row), size.ws_row);
	if (size.ws_row > 0)
		doctor_row(doctor, C_("doctor", "size"), "%s%s%s", cols.ptr,
			/* TRANSLATORS: stands between the items of a list */
			_(", "), rows.ptr);
	else
		doctor_row(doctor, C_("doctor", "size"), "%s", cols.ptr);
	buf_release(&cols);
	buf_release(&rows);
}

static void put_unusable(struct doctor *doctor, const char *term)
{
	if (term == NULL)
		doctor_degraded(doctor, "%s",
			_("TERM is not set: the reader prints plain text"));
	else
		doctor_degraded(doctor,
			_("the terminal type '%s' is not known or cannot place "
			  "a cursor: the reader prints plain text"),
			term);
}

static void put_colours(struct doctor *doctor, const char *term)
{
	int colours = screen_curses_colours(term);

	if (colours < 0) {
		put_unusable(doctor, term);
		return;
	}
	if (doctor->run->env->no_color) {
		doctor_row(doctor, C_("doctor", "colours"),
			_("%d, not used: NO_COLOR is set"), colours);
		return;
	}
	doctor_row(doctor, C_("doctor", "colours"), "%d", colours);
	if (colours < 8)
		doctor_degraded(doctor, "%s",
			_("no colours: bold, underline and reverse stand for "
			  "them"));
}

static void put_bidi(struct doctor *doctor)
{
	struct run *run = doctor->run;
	struct term_facts facts = term_bidi_from_env(run->env->get);
	struct str kept;

	if (state_get(doctor->state, doctor_bidi_key(run).ptr, &run->arena,
		    &kept))
		doctor_row(doctor, C_("doctor", "right to left"),
			/* TRANSLATORS: the id of a way to send text */
			_("%.*s, as you answered before"), STR_ARG(kept));
	else
		doctor_row(doctor, C_("doctor", "right to left"),
			/* TRANSLATORS: the id of a way to send text, then why
		           it is used */
			_("%s (%s)"), doctor_bidi_name(facts.bidi),
			_(facts.bidi_why));
}

void doctor_terminal(struct doctor *doctor)
{
	const struct env *env = doctor->run->env;
	const char *term = env_get(env, "TERM");

	doctor_head(doctor, _("Terminal"));
	doctor_row(doctor, C_("doctor", "type"), "%s",
		term != NULL ? term : _("TERM is not set"));
	doctor_row(doctor, C_("doctor", "input"), "%s",
		env->is_in_tty ? _("a terminal") : _("no terminal"));
	doctor_row(doctor, C_("doctor", "output"), "%s",
		env->is_out_tty ? _("a terminal") : _("no terminal"));
	if (!env->is_out_tty || !env->is_in_tty)
		doctor_degraded(doctor, "%s",
			_("input or output is no terminal: the reader prints "
			  "plain text"));
	put_size(doctor);
	put_colours(doctor, term);
	put_bidi(doctor);
	doctor_speech(doctor);
	if (term != NULL && strcmp(term, "linux") == 0)
		doctor_degraded(doctor, "%s",
			_("on the Linux console the font may lack Chinese and "
			  "Arabic letters"));
	if (env->is_secure)
		doctor_degraded(doctor, "%s",
			_("KOINE_SECURE is set: files, '--content', '-o', the "
			  "editor and the clipboard are switched off"));
}

/* ---- languages ---- */

static const char *wish_variable(const struct env *env)
{
	for (int i = 0; cmd_lang_vars[i] != NULL; i++)
		if (env_get(env, cmd_lang_vars[i]) != NULL)
			return cmd_lang_vars[i];
	return NULL;
}

/* One of `have` (count) and what led to it. */
static void put_chosen(struct doctor *doctor, const char *key,
	const char *chosen, const char *const *have, int count)
{
	const struct env *env = doctor->run->env;
	const char *variable = wish_variable(env);
	struct lang_match match =
		lang_match_list(doctor->run->wish, have, count);

	if (variable == NULL)
		doctor_row(doctor, key,
			_("%s, since no variable names a language"), chosen);
	else if (match.index < 0)
		doctor_row(doctor, key, _("%s, since none is there for %s=%s"),
			chosen, variable, env_get(env, variable));
	else if (match.is_regional)
		doctor_row(doctor, key, _("%s, the nearest to %s=%s"), chosen,
			variable, env_get(env, variable));
	else
		doctor_row(doctor, key, _("%s, by %s=%s"), chosen, variable,
			env_get(env, variable));
}

static void put_interface(struct doctor *doctor)
{
	struct run *run = doctor->run;
	const char *ui = arena_str(&run->arena, run->ui).ptr;
	struct fs_info info;
	struct str file = arena_printf(&run->arena, "%s/locale/%s.mo",
		run->env->paths.data != NULL ? run->env->paths.data : "", ui);
	int count = 0;

	while (cmd_ui_langs[count] != NULL)
		count++;
	if (run->opts.ui != NULL)
		doctor_row(doctor, C_("doctor", "interface"),
			_("%s, by --ui=%s"), ui, run->opts.ui);
	else
		put_chosen(doctor, C_("doctor", "interface"), ui, cmd_ui_langs,
			count);
	if (strcmp(ui, "en") != 0 && !fs_stat(file.ptr, &info))
		doctor_degraded(doctor,
			_("the interface is English: the catalogue '%s' is not "
			  "there"),
			file.ptr);
}

static void put_content_language(struct doctor *doctor)
{
	struct run *run = doctor->run;
	const char *have[CORPUS_LANG_MAX];
	int langs[CORPUS_LANG_MAX], count;

	if (run_work(run, NULL) == NULL || run_langs(run, langs, NULL) < 1)
		return;
	count = corpus_lang_count(run->work);
	for (int i = 0; i < count; i++)
		have[i] = corpus_lang_tag(run->work, i);
	put_chosen(doctor, C_("doctor", "text"), have[langs[0]], have, count);
}

void doctor_languages(struct doctor *doctor)
{
	const struct env *env = doctor->run->env;
	const char *locale = setlocale(LC_CTYPE, NULL);

	doctor_head(doctor, _("Languages"));
	doctor_row(doctor, C_("doctor", "locale"),
		/* TRANSLATORS: a locale of the system, its encoding: "C.UTF-8,
	           UTF-8" */
		_("%s, %s"), locale != NULL ? locale : "C",
		nl_langinfo(CODESET));
	doctor_row(doctor, "UTF-8", "%s", yes_no(env->is_utf8));
	if (!env->is_utf8)
		doctor_degraded(doctor, "%s",
			_("the locale is not UTF-8: borders are drawn in ASCII "
			  "and other letters may be lost"));
	if (env->notice != NULL)
		doctor_degraded(doctor, "%s", env->notice);
	put_interface(doctor);
	put_content_language(doctor);
}

/* ---- paths ---- */

/* True if a folder can be written, or made where it is not there yet. */
static bool is_writable(struct run *run, const char *path)
{
	char *at = arena_bytes(&run->arena, strlen(path) + 1);

	memcpy(at, path, strlen(path) + 1);
	while (access(at, F_OK) != 0) {
		char *slash = strrchr(at, '/');

		if (slash == NULL || at[1] == '\0')
			return false;
		slash[slash == at ? 1 : 0] = '\0';
	}
	return access(at, W_OK) == 0;
}

static const char *condition(struct run *run, const char *path, bool is_ours)
{
	struct fs_info info;

	if (fs_stat(path, &info))
		return is_writable(run, path) ? _("there, writable")
		                              : _("there, read only");
	if (!is_ours)
		return _("not there");
	return is_writable(run, path) ? _("not there yet, can be made")
	                              : _("not there, cannot be made");
}

/* `is_ours`: koine makes it when it needs it. */
static void put_path(
	struct doctor *doctor, const char *key, const char *path, bool is_ours)
{
	if (path == NULL)
		doctor_row(doctor, key, "%s", C_("doctor", "none"));
	else
		doctor_row(doctor, key,
			/* TRANSLATORS: a key, a name, a path or a label, then
		           what is said of it */
			_("%s: %s"), path,
			condition(doctor->run, path, is_ours));
}

void doctor_paths(struct doctor *doctor)
{
	const struct paths *paths = &doctor->run->env->paths;

	doctor_head(doctor, _("Folders"));
	put_path(doctor, C_("doctor", "settings"), paths->config, true);
	put_path(doctor, C_("doctor", "state"), paths->state, true);
	doctor_profile(doctor);
	put_path(doctor, C_("doctor", "cache"), paths->cache, true);
	put_path(doctor, C_("doctor", "data"), paths->data, false);
	put_path(doctor, C_("doctor", "content"), paths->content, false);
	if (doctor->state_why.code != ERR_NONE)
		doctor_degraded(doctor, "%s", doctor->state_why.message);
	else if (!state_is_kept(doctor->state))
		doctor_degraded(
			doctor, "%s", _("places and bookmarks cannot be kept"));
	if (paths->data == NULL)
		doctor_degraded(doctor, "%s",
			_("koine's own data is not installed: no translations, "
			  "no rules of languages"));
}

/* ---- content ---- */

/* Each section of the compiled work against its source. */
static bool is_fresh(struct run *run, const struct pack *pack)
{
	bool is_all = true;

	for (int s = 0; s < PACK_COUNT; s++) {
		struct buf bytes = {0};
		const char *source =
			path_join(&run->arena, run->env->paths.content,
				pack_source((enum pack_section)s));
		struct fs_info info;

		if (fs_stat(source, &info) &&
			!pack_read(pack, (enum pack_section)s, source, &bytes))
			is_all = false;
		buf_release(&bytes);
	}
	return is_all;
}

static void put_compiled(struct doctor *doctor)
{
	const struct paths *paths = &doctor->run->env->paths;
	const char *path =
		path_join(&doctor->run->arena, paths->data, "work.koi");
	struct pack pack;

	if (!paths->is_own_content) {
		doctor_row(doctor, C_("doctor", "compiled"), "%s",
			_("not used: the content is not the installed one"));
		return;
	}
	if (!pack_open(path, &pack))
		doctor_row(doctor, C_("doctor", "compiled"), _("%s: not there"),
			path);
	else if (is_fresh(doctor->run, &pack)) {
		doctor_row(doctor, C_("doctor", "compiled"),
			_("%s: up to date"), path);
		return;
	} else
		doctor_row(doctor, C_("doctor", "compiled"),
			_("%s: older than its sources"), path);
	doctor_degraded(doctor, "%s",
		_("the work is not compiled anew: koine starts slower"));
}

static void put_findings(struct doctor *doctor)
{
	const struct finding *list;
	size_t count;

	corpus_load(doctor->run->work);
	quiz_check(doctor->run->work);
	count = corpus_findings(doctor->run->work, &list);
	doctor_row(doctor, C_("doctor", "faults found"), "%zu", count);
	for (size_t i = 0; i < count && i < FINDINGS_SHOWN; i++)
		doctor_row(doctor, "", "%.*s:%d: %.*s", STR_ARG(list[i].file),
			list[i].line, STR_ARG(list[i].message));
	if (count > 0)
		doctor_degraded(doctor,
			P_("the content has %zu fault",
				"the content has %zu faults", count),
			count);
}

void doctor_content(struct doctor *doctor)
{
	struct err err = {0};
	struct work *work = run_work(doctor->run, &err);
	struct buf langs = {0};

	doctor_head(doctor, _("Content"));
	if (work == NULL) {
		doctor_row(doctor, C_("doctor", "work"), "%s",
			C_("doctor", "none"));
		doctor_degraded(doctor, "%s", err.message);
		return;
	}
	for (int i = 0; i < corpus_lang_count(work); i++)
		buf_printf(&langs, "%s%s", i > 0 ? " " : "",
			corpus_lang_tag(work, i));
	doctor_row(doctor, C_("doctor", "work"), _("%.*s, edition %d"),
		STR_ARG(corpus_id(work)), corpus_edition(work));
	doctor_row(doctor, C_("doctor", "languages"), "%.*s",
		STR_ARG(buf_view(&langs)));
	put_compiled(doctor);
	doctor_index(doctor);
	put_findings(doctor);
	buf_release(&langs);
}
