/* SPDX-License-Identifier: MIT */
/* The conversation with a speech-dispatcher that is played here, word by word.
 */
#include "desk/voice.h"

#include "base/buf.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

Suite *suite_desk_voice(void);

static struct {
	char folder[32], path[64], address[96];
	const char *spoken_address; /* SPEECHD_ADDRESS */
	const char *path_variable;
	bool is_secure;
	struct env env;
	struct loop *loop;
	struct voice *voice;
	int listener, peer;
	struct buf heard; /* what the voice sent */
	char told[256];   /* its events */
} f;

static const char *get(const char *name)
{
	if (strcmp(name, "SPEECHD_ADDRESS") == 0)
		return f.spoken_address;
	return strcmp(name, "PATH") == 0 ? f.path_variable : NULL;
}

static void on_voice(void *ctx, const struct voice_event *event)
{
	static const char *const names[] = {
		"starting", "began", "ended", "canceled", "lost"};
	char text[64];

	ck_assert_ptr_eq(ctx, &f);
	snprintf(text, sizeof(text), "%s %d; ", names[event->kind],
		event->kind == VOICE_LOST ? (int)event->fault : event->id);
	ck_assert_uint_lt(strlen(f.told) + strlen(text), sizeof(f.told));
	strcat(f.told, text);
}

static void listen_there(void)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", f.path);
	f.listener = socket(AF_UNIX, SOCK_STREAM, 0);
	ck_assert_int_eq(
		bind(f.listener, (struct sockaddr *)&address, sizeof(address)),
		0);
	ck_assert_int_eq(listen(f.listener, 1), 0);
}

static void setup(void)
{
	memset(&f, 0, sizeof(f));
	strcpy(f.folder, "/tmp/koine-voice-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(f.folder));
	snprintf(f.path, sizeof(f.path), "%s/s", f.folder);
	snprintf(f.address, sizeof(f.address), "unix_socket:%s", f.path);
	f.spoken_address = f.address;
	f.env.get = get;
	f.peer = f.listener = -1;
	f.loop = loop_new(NULL, NULL, NULL);
	f.voice = voice_new(f.loop, &f.env, on_voice, &f);
}

static void teardown(void)
{
	voice_free(f.voice);
	loop_free(f.loop);
	if (f.peer >= 0)
		close(f.peer);
	if (f.listener >= 0)
		close(f.listener);
	unlink(f.path);
	rmdir(f.folder);
	buf_release(&f.heard);
}

static void say(int id, const char *lang, const char *name, const char *text)
{
	voice_say(f.voice, &(struct voice_text){id, str_of(lang), str_of(name),
				   str_of(text)});
}

/* What has come from the voice and was not asked for yet. */
static void assert_heard(const char *want)
{
	char bytes[4096];
	ssize_t count;

	if (f.peer < 0)
		f.peer = accept(f.listener, NULL, NULL);
	buf_clear(&f.heard);
	while ((count = recv(f.peer, bytes, sizeof(bytes), MSG_DONTWAIT)) > 0)
		buf_str(&f.heard, (struct str){bytes, (size_t)count});
	ck_assert_str_eq(f.heard.len > 0 ? f.heard.ptr : "", want);
}

static void answer(const char *text)
{
	ck_assert_int_eq(
		send(f.peer, text, strlen(text), 0), (ssize_t)strlen(text));
	loop_once(f.loop);
}

static void assert_told(const char *want)
{
	ck_assert_str_eq(f.told, want);
	f.told[0] = '\0';
}

static void greet(void)
{
	assert_heard("SET SELF CLIENT_NAME user:koine:reader\r\n");
	answer("208 OK CLIENT NAME SET\r\n");
	assert_heard("SET SELF NOTIFICATION ALL ON\r\n");
	answer("220 OK NOTIFICATION SET\r\n");
	assert_heard("SET SELF PRIORITY MESSAGE\r\n");
	answer("202 OK PRIORITY SET\r\n");
}

/* The voice hands over a text of message `number`. */
static void take_text(const char *text, int number)
{
	struct buf want = {0}, reply = {0};

	assert_heard("SPEAK\r\n");
	answer("230 OK RECEIVING DATA\r\n");
	buf_printf(&want, "%s\r\n.\r\n", text);
	assert_heard(want.ptr);
	buf_printf(&reply, "225-%d\r\n225 OK MESSAGE QUEUED\r\n", number);
	answer(reply.ptr);
	buf_release(&want);
	buf_release(&reply);
}

/* As far as the first text being spoken. */
static void begin_one(void)
{
	listen_there();
	say(1, "en", "", "One.");
	greet();
	assert_heard("SET SELF LANGUAGE en\r\n");
	answer("201 OK LANGUAGE SET\r\n");
	take_text("One.", 5);
	answer("701-5\r\n701-1\r\n701 BEGIN\r\n");
	assert_told("began 1; ");
}

START_TEST(voice_say_two_languages_sets_each_once)
{
	begin_one();
	say(2, "zh", "Chinese (Mandarin, latin as Pinyin)", "二。");
	assert_heard("SET SELF LANGUAGE zh\r\n");
	answer("201 OK LANGUAGE SET\r\n");
	assert_heard("SET SELF SYNTHESIS_VOICE Chinese (Mandarin, latin as "
		     "Pinyin)\r\n");
	answer("209 OK VOICE SET\r\n");
	take_text("二。", 6);
	/* No more than two are there at a time. */
	say(3, "zh", "Chinese (Mandarin, latin as Pinyin)", "三。");
	assert_heard("");
	answer("702-5\r\n702-1\r\n702 END\r\n701-6\r\n701-1\r\n701 BEGIN\r\n");
	assert_told("ended 1; began 2; ");
	take_text("三。", 7);
	assert_heard("");
}
END_TEST

START_TEST(voice_stop_cancels_at_once_and_tells_no_more)
{
	begin_one();
	say(2, "en", "", "Two.");
	take_text("Two.", 6);
	voice_stop(f.voice);
	assert_heard("CANCEL SELF\r\n");
	answer("703-5\r\n703-1\r\n703 CANCELED\r\n213 OK CANCELED\r\n");
	assert_told("");
	say(1, "en", "", "Again.");
	take_text("Again.", 7);
	answer("701-7\r\n701-1\r\n701 BEGIN\r\n");
	assert_told("began 1; ");
}
END_TEST

START_TEST(voice_stop_while_a_text_is_handed_over_ends_it)
{
	begin_one();
	say(2, "en", "", "Two.");
	assert_heard("SPEAK\r\n");
	voice_stop(f.voice);
	say(3, "en", "", "Three.");
	assert_heard("");
	answer("230 OK RECEIVING DATA\r\n");
	assert_heard("\r\n.\r\n");
	answer("225-6\r\n225 OK MESSAGE QUEUED\r\n");
	assert_heard("CANCEL SELF\r\n");
	answer("213 OK CANCELED\r\n");
	take_text("Three.", 7);
	answer("702-6\r\n702-1\r\n702 END\r\n");
	answer("701-7\r\n701-1\r\n701 BEGIN\r\n");
	assert_told("began 3; ");
}
END_TEST

START_TEST(voice_event_before_the_answer_is_not_lost)
{
	listen_there();
	say(1, "en", "", "One.");
	greet();
	answer("201 OK LANGUAGE SET\r\n");
	answer("230 OK RECEIVING DATA\r\n");
	answer("701-5\r\n701-1\r\n701 BEGIN\r\n");
	answer("225-5\r\n225 OK MESSAGE QUEUED\r\n");
	assert_told("began 1; ");
}
END_TEST

START_TEST(voice_rate_is_set_before_the_next_text)
{
	begin_one();
	voice_set_rate(f.voice, -20);
	assert_heard("SET SELF RATE -20\r\n");
	answer("203 OK RATE SET\r\n");
	voice_set_rate(f.voice, -20);
	assert_heard("");
}
END_TEST

START_TEST(voice_dies_is_told_once_and_comes_back)
{
	begin_one();
	close(f.peer);
	f.peer = -1;
	loop_once(f.loop);
	ck_assert_int_eq(VOICE_GONE, 4);
	assert_told("lost 4; ");
	say(1, "en", "", "One.");
	greet();
	assert_told("");
}
END_TEST

START_TEST(voice_garbage_is_told)
{
	static const char *const rows[] = {
		"hello\r\n", "208 OK\r\n208 OK\r\n", "701-5\r\n702 END\r\n"};

	listen_there();
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		say(1, "en", "", "One.");
		assert_heard("SET SELF CLIENT_NAME user:koine:reader\r\n");
		answer("208 OK\r\n");
		answer("220 OK\r\n202 OK\r\n");
		if (f.told[0] == '\0')
			answer(rows[i]);
		ck_assert_int_eq(VOICE_GARBLED, 5);
		if (f.told[0] == '\0')
			answer("x\r\n");
		assert_told("lost 5; ");
		close(f.peer);
		f.peer = -1;
	}
}
END_TEST

START_TEST(voice_refused_is_told)
{
	listen_there();
	say(1, "en", "", "One.");
	assert_heard("SET SELF CLIENT_NAME user:koine:reader\r\n");
	answer("300 ERR INTERNAL\r\n");
	ck_assert_int_eq(VOICE_REFUSES, 2);
	assert_told("lost 2; ");
}
END_TEST

START_TEST(voice_events_without_end_are_garbage)
{
	begin_one();
	for (int i = 0; i < 1000 && f.told[0] == '\0'; i++)
		answer("701-99\r\n701-1\r\n701 BEGIN\r\n");
	assert_told("lost 5; ");
}
END_TEST

START_TEST(voice_without_a_socket_is_absent)
{
	say(1, "en", "", "One.");
	ck_assert_int_eq(VOICE_ABSENT, 0);
	assert_told("lost 0; ");
}
END_TEST

START_TEST(voice_on_the_network_is_refused)
{
	static const char *const rows[] = {
		"inet_socket:127.0.0.1:6560", "inet_socket", "tcp", "/tmp/s"};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		f.spoken_address = rows[i];
		say(1, "en", "", "One.");
		ck_assert_int_eq(VOICE_NETWORK, 1);
		assert_told("lost 1; ");
	}
}
END_TEST

START_TEST(voice_socket_is_where_its_library_looks)
{
	struct arena arena = {0};

	ck_assert_str_eq(voice_socket(&f.env, &arena), f.path);
	f.spoken_address = NULL;
	ck_assert_ptr_nonnull(voice_socket(&f.env, &arena));
	f.spoken_address = "inet_socket:localhost:6560";
	ck_assert_ptr_null(voice_socket(&f.env, &arena));
	arena_free(&arena);
}
END_TEST

START_TEST(voice_free_silences_what_is_spoken)
{
	begin_one();
	voice_free(f.voice);
	f.voice = NULL;
	assert_heard("CANCEL SELF\r\nQUIT\r\n");
}
END_TEST

Suite *suite_desk_voice(void)
{
	Suite *suite = suite_create("desk_voice");
	TCase *tc = tcase_create("core");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, voice_say_two_languages_sets_each_once);
	tcase_add_test(tc, voice_stop_cancels_at_once_and_tells_no_more);
	tcase_add_test(tc, voice_stop_while_a_text_is_handed_over_ends_it);
	tcase_add_test(tc, voice_event_before_the_answer_is_not_lost);
	tcase_add_test(tc, voice_rate_is_set_before_the_next_text);
	tcase_add_test(tc, voice_dies_is_told_once_and_comes_back);
	tcase_add_test(tc, voice_garbage_is_told);
	tcase_add_test(tc, voice_refused_is_told);
	tcase_add_test(tc, voice_events_without_end_are_garbage);
	tcase_add_test(tc, voice_without_a_socket_is_absent);
	tcase_add_test(tc, voice_on_the_network_is_refused);
	tcase_add_test(tc, voice_socket_is_where_its_library_looks);
	tcase_add_test(tc, voice_free_silences_what_is_spoken);
	suite_add_tcase(suite, tc);
	return suite;
}
