/* SPDX-License-Identifier: MIT */
/*
 * Writing JSON (RFC 8259) with jansson: values are built and freed by their
 * container. Invalid UTF-8 in strings is repaired; control characters, C1 and
 * bidi controls among them, are escaped, so what is written needs no cleaning.
 * Keys keep their order; a key set twice keeps its place and the last value.
 */
#ifndef KOINE_JSON_JSON_H
#define KOINE_JSON_JSON_H

#include "base/buf.h"

struct json; /* one value; owned by its container, or by the caller until
                json_write_free */

/* Not json_object and json_array: those names are jansson's own. */
struct json *json_new_object(void);
struct json *json_new_array(void);
/* Setters on an object; `value` is taken over. */
void json_set(struct json *object, const char *key, struct json *value);
void json_set_str(struct json *object, const char *key, struct str value);
void json_set_int(struct json *object, const char *key, long long value);
/* A finite number, written with at most six digits. */
void json_set_real(struct json *object, const char *key, double value);
void json_set_bool(struct json *object, const char *key, bool value);
/* Appends to an array; `value` is taken over. */
void json_add(struct json *array, struct json *value);
void json_add_str(struct json *array, struct str value);
void json_add_int(struct json *array, long long value);
/* Appends `value` to out, indented by 2, with a final newline, and frees it. */
void json_write_free(struct json *value, struct buf *out);

#endif
