package io.baton.people;

import static io.baton.Forms.csrf;
import static io.baton.Forms.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.baton.IntegrationTest;
import io.baton.RefusedForm;
import io.baton.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
class SignInTests {

    @Autowired
    private MockMvc web;

    @Autowired
    private Staff staff;

    @Autowired
    private Organisation organisation;

    @Autowired
    private People people;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PasswordEncoder passwords;

    private String id;

    @BeforeEach
    void hire() {
        id = staff.person(Group.LEGAL).id();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private MockHttpSession signedIn() throws Exception {
        return (MockHttpSession) web.perform(signIn(id, Staff.PASSWORD))
                .andExpect(authenticated().withUsername(id))
                .andReturn()
                .getRequest()
                .getSession(false);
    }

    @Test
    void signsInWithTheGroupsAsAuthorities() throws Exception {
        web.perform(signIn(id, Staff.PASSWORD))
                .andExpect(authenticated()
                        .withUsername(id)
                        .withAuthorities(new SignedInPerson(id, "", Set.of("legal"), true, "").getAuthorities()));
    }

    @Test
    void answersUnknownDisabledAndMistypedAlike() throws Exception {
        var disabled = staff.person().id();
        staff.disable(disabled);
        for (var attempt :
                new String[][] {{id, "wrong-password"}, {"nobody", Staff.PASSWORD}, {disabled, Staff.PASSWORD}}) {
            web.perform(signIn(attempt[0], attempt[1]))
                    .andExpect(unauthenticated())
                    .andExpect(redirectedUrl("/login?failed"));
        }
    }

    @Test
    void doesTheSameWorkForUnknownAccounts() {
        var comparisons = new AtomicInteger();
        var counting = new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                return passwords.encode(password);
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
                comparisons.incrementAndGet();
                return passwords.matches(password, hash);
            }
        };
        var credentials = new Credentials(jdbc, counting);
        var disabled = staff.person().id();
        staff.disable(disabled);
        assertThat(credentials.match(id, Staff.PASSWORD)).isTrue();
        assertThat(credentials.match("nobody", Staff.PASSWORD)).isFalse();
        assertThat(credentials.match("no\0body", Staff.PASSWORD)).isFalse();
        assertThat(credentials.match(disabled, Staff.PASSWORD)).isFalse();
        assertThat(comparisons).hasValue(4);
    }

    @Test
    void pausesAfterFiveFailuresEvenForTheRightPassword() throws Exception {
        clock.setTo(clock.instant());
        for (int attempt = 0; attempt < 5; attempt++) {
            web.perform(signIn(id, "wrong-password")).andExpect(unauthenticated());
        }
        var session = (MockHttpSession) web.perform(signIn(id, Staff.PASSWORD))
                .andExpect(unauthenticated())
                .andReturn()
                .getRequest()
                .getSession();
        web.perform(get("/login").param("failed", "").session(session))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "1"))
                .andExpect(content().string(Matchers.containsString("尝试次数过多")));
        clock.advance(Duration.ofSeconds(1));
        web.perform(signIn(id, Staff.PASSWORD)).andExpect(authenticated());
    }

    @Test
    void tellsProgramsHowLongToWait() throws Exception {
        clock.setTo(clock.instant());
        for (var path : List.of("/api/me", "/engine-rest/task")) {
            var guessed = staff.person(Group.LEGAL).id();
            for (int attempt = 0; attempt < 5; attempt++) {
                web.perform(get(path).servletPath(path).with(httpBasic(guessed, "wrong-password")))
                        .andExpect(status().isUnauthorized());
            }
            for (var spelling : List.of(guessed, guessed.toUpperCase(Locale.ROOT), guessed + " ")) {
                web.perform(get(path).servletPath(path).with(httpBasic(spelling, Staff.PASSWORD)))
                        .andExpect(status().isTooManyRequests())
                        .andExpect(header().string("Retry-After", "1"));
            }
        }
    }

    @Test
    void pausesAccountsThatDoNotExistAlike() throws Exception {
        clock.setTo(clock.instant());
        for (int attempt = 0; attempt < 6; attempt++) {
            web.perform(signIn("ghost" + id.substring(0, 9), "x")).andExpect(unauthenticated());
        }
        var session = (MockHttpSession) web.perform(signIn("ghost" + id.substring(0, 9), "x"))
                .andReturn()
                .getRequest()
                .getSession();
        web.perform(get("/login").param("failed", "").session(session))
                .andExpect(content().string(Matchers.containsString("尝试次数过多")));
    }

    @Test
    void pausesGuessingThroughTheFacadeToo() {
        clock.setTo(clock.instant());
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(people.passwordMatches(id, "wrong-password")).isFalse();
        }
        assertThat(people.passwordMatches(id, Staff.PASSWORD)).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(people.passwordMatches(id, Staff.PASSWORD)).isTrue();
    }

    @Test
    void changesTheSessionIdAtSignIn() throws Exception {
        var before = new MockHttpSession();
        var planted = before.getId();
        var request = post("/login")
                .session(before)
                .param("username", id)
                .param("password", Staff.PASSWORD)
                .with(csrf());
        var after = web.perform(request)
                .andExpect(authenticated())
                .andReturn()
                .getRequest()
                .getSession();
        assertThat(after.getId()).isNotEqualTo(planted);
    }

    @Test
    void endsTheSessionsOfADisabledPerson() throws Exception {
        var session = signedIn();
        web.perform(get("/account").session(session)).andExpect(status().isOk());
        staff.disable(id);
        web.perform(get("/account").session(session)).andExpect(status().is3xxRedirection());
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void endsSessionsWhenThePasswordIsReset() throws Exception {
        var session = signedIn();
        organisation.resetPassword(id, "another-one-2", Staff.ADMIN);
        web.perform(get("/account").session(session)).andExpect(status().is3xxRedirection());
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void keepsOnlyTheSessionInWhichOnesOwnPasswordWasChanged() throws Exception {
        var here = signedIn();
        var elsewhere = signedIn();
        web.perform(post("/account/password")
                        .session(here)
                        .with(csrf())
                        .param("current", Staff.PASSWORD)
                        .param("password", "another-one-2")
                        .param("repeated", "another-one-2"))
                .andExpect(redirectedUrl("/account"));
        web.perform(get("/account").session(here)).andExpect(status().isOk());
        web.perform(get("/account").session(elsewhere)).andExpect(status().is3xxRedirection());
    }

    @Test
    void neverSendsATypedPasswordBack() throws Exception {
        var session = signedIn();
        var refused = web.perform(post("/account/password")
                        .servletPath("/account/password")
                        .session(session)
                        .with(csrf())
                        .param("current", "my-secret-mistake")
                        .param("password", "another-one-2")
                        .param("repeated", "another-one-2"))
                .andExpect(status().isUnprocessableEntity())
                .andReturn();
        assertThat(RefusedForm.page(web, refused, request -> {
                    request.setSession(session);
                    return request;
                }))
                .contains("当前密码不对", "name=\"current\"")
                .doesNotContain("my-secret-mistake", "another-one-2");
    }

    @Test
    void tellsProgramsWhoTheyAre() throws Exception {
        web.perform(get("/api/me").servletPath("/api/me")).andExpect(status().isUnauthorized());
        web.perform(get("/api/me").servletPath("/api/me").with(httpBasic(id, "wrong-password")))
                .andExpect(status().isUnauthorized());
        web.perform(get("/api/me").servletPath("/api/me").with(httpBasic(id, Staff.PASSWORD)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value(id))
                .andExpect(jsonPath("$.groups[0]").value("legal"))
                .andExpect(jsonPath("$.enabled").doesNotExist());
        web.perform(get("/api/people")
                        .servletPath("/api/people")
                        .param("group", "legal")
                        .with(httpBasic(id, Staff.PASSWORD)))
                .andExpect(jsonPath("$[?(@.id == '" + id + "')]").exists());
    }
}
