/* SPDX-License-Identifier: MIT */
/* Which library is at work in this folder, asked at run time. */
#ifndef KOINE_JSON_VERSION_H
#define KOINE_JSON_VERSION_H

#include "base/buf.h"

/* Appends "jansson 2.14". */
void json_version(struct buf *out);

#endif
