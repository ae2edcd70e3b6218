/* SPDX-License-Identifier: MIT */
#include "tui/bidichoice.h"

#include <assert.h>

static const char *const names[] = {
	[BIDI_AUTO] = "auto",
	[BIDI_EXPLICIT] = "explicit",
	[BIDI_VISUAL] = "visual",
	[BIDI_LOGICAL] = "logical",
	[BIDI_OFF] = "off",
};
static_assert(ARRAY_LEN(names) == BIDI_MODE_COUNT, "every mode needs a name");

const char *bidi_mode_name(enum bidi_mode mode)
{
	return (unsigned)mode < BIDI_MODE_COUNT ? names[mode] : "";
}

bool bidi_mode_find(struct str name, enum bidi_mode *mode)
{
	for (int i = 0; i < BIDI_MODE_COUNT; i++)
		if (str_eq(name, str_of(names[i]))) {
			*mode = (enum bidi_mode)i;
			return true;
		}
	return false;
}

void bidi_use(struct app *app, enum bidi_mode mode)
{
	if (mode == BIDI_AUTO)
		mode = app->screen->ops->bidi(app->screen, true);
	app->screen->ops->set_bidi(app->screen, mode);
	app->bidi = mode;
	app->is_bidi_settled = true;
	app_changed(app);
}

static const char *state_key(struct app *app)
{
	const char *term = env_get(app->env, "TERM");

	return arena_printf(&app->draw, "bidi:%s", term ? term : "").ptr;
}

bool bidi_keep(struct app *app, enum bidi_mode mode, struct err *err)
{
	return state_set(
		app->state, state_key(app), str_of(bidi_mode_name(mode)), err);
}

static bool is_kept(struct app *app, enum bidi_mode *mode)
{
	struct str value;

	return state_get(app->state, state_key(app), &app->draw, &value) &&
	       bidi_mode_find(value, mode);
}

void bidi_settle(struct app *app)
{
	enum bidi_mode mode = app->wanted_bidi;

	if (app->is_bidi_settled)
		return;
	if (mode == BIDI_AUTO)
		is_kept(app, &mode);
	bidi_use(app, mode);
}

bool bidi_is_guess(struct app *app)
{
	enum bidi_mode mode;

	if (app->wanted_bidi != BIDI_AUTO || is_kept(app, &mode))
		return false;
	if (term_bidi_from_env(app->env->get).is_settled)
		return false;
	return app->bidi == BIDI_VISUAL;
}
