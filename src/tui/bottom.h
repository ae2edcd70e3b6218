/* SPDX-License-Identifier: MIT */
/* The bottom row: a message, or place, language, tier and keys worth knowing.
 */
#ifndef KOINE_TUI_BOTTOM_H
#define KOINE_TUI_BOTTOM_H

#include "tui/app.h"

/* Draws the frame's last row. A fallback is never hidden by anything but a
 * message. */
void bottom_draw(struct app *app, struct frame *frame);

/* Appends the number being typed, or what a mark waits for; nothing otherwise.
 */
void bottom_put_waiting(struct app *app, struct buf *out);

#endif
