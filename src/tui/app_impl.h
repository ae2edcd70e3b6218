/* SPDX-License-Identifier: MIT */
/* Inside the app: app.c (stack and loop), app_key.c (keys to deeds),
 * app_start.c. */
#ifndef KOINE_TUI_APP_IMPL_H
#define KOINE_TUI_APP_IMPL_H

#include "tui/app.h"

/* ---- app_key.c ---- */
void app_key(struct app *app, keycode key);

/* ---- app_start.c ---- */
/* Fills a zeroed app; a keys file that cannot be read is said on the bottom
 * row. */
void app_init(struct app *app, const struct app_opts *opts, struct err *err);
/* Theme, place, language, tier, bidi: what was kept, under what was asked for.
 */
void app_begin(struct app *app, const struct app_opts *opts);

/* ---- app.c ---- */
/* Says, once, that a damaged database was moved aside. */
void app_tell_state(struct app *app);

#endif
