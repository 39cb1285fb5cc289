package io.baton.setting;

import static io.baton.Forms.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.baton.IntegrationTest;
import io.baton.RefusedForm;
import io.baton.people.Group;
import io.baton.people.Staff;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The settings' history, rights and pages, on the one that the deadline module defines. */
@IntegrationTest
class SettingsTests {

    private static final String KEY = "deadline.warnPercent";

    @Autowired
    private Settings settings;

    @Autowired
    private Staff staff;

    @Autowired
    private MockMvc web;

    @Autowired
    private UserDetailsService accounts;

    private String manager;
    private String colleague;

    @BeforeEach
    void hire() {
        manager = staff.person(Group.PROCESS_MANAGER).id();
        colleague = staff.person(Group.LEGAL).id();
    }

    @AfterEach
    void backToDefault() {
        settings.change(KEY, "80", version(), "test", Staff.ADMIN);
    }

    private int version() {
        return settings.state(KEY).version();
    }

    private RequestPostProcessor as(String personId) {
        return user(accounts.loadUserByUsername(personId));
    }

    @Test
    void keepsEveryChangeWithItsReason() {
        var before = version();
        settings.change(KEY, " 70 ", before, "管理层决定", manager);
        assertThat(settings.<Integer>get(KEY, Integer.class)).isEqualTo(70);
        assertThat(settings.history(KEY).get(0)).satisfies(change -> {
            assertThat(change.version()).isEqualTo(before + 1);
            assertThat(change.value()).isEqualTo("70");
            assertThat(change.changedBy()).isEqualTo(manager);
            assertThat(change.reason()).isEqualTo("管理层决定");
        });
        assertThat(settings.defines(KEY, Integer.class)).isTrue();
        assertThat(settings.defines(KEY, String.class)).isFalse();
        assertThat(settings.defines("deadline.unknown", Integer.class)).isFalse();
    }

    @Test
    void refusesWhatBreaksARule() {
        var version = version();
        assertThatThrownBy(() -> settings.change(KEY, "70", version, "r", colleague))
                .isInstanceOf(SettingForbidden.class);
        assertThatThrownBy(() -> settings.change(KEY, "0", version, "r", manager))
                .isInstanceOf(SettingInvalid.class);
        assertThatThrownBy(() -> settings.change(KEY, "100", version, "r", manager))
                .isInstanceOf(SettingInvalid.class);
        assertThatThrownBy(() -> settings.change(KEY, "viel", version, "r", manager))
                .isInstanceOf(SettingInvalid.class);
        assertThatThrownBy(() -> settings.change(KEY, "70", version, "  ", manager))
                .isInstanceOf(SettingInvalid.class);
        assertThatThrownBy(() -> settings.change(KEY, "70", version, "r".repeat(1001), manager))
                .isInstanceOf(SettingInvalid.class);
        assertThatThrownBy(() -> settings.change(KEY, "70", version + 1, "r", manager))
                .isInstanceOf(SettingStale.class);
        assertThatThrownBy(() -> settings.change(KEY, "70", version - 1, "r", manager))
                .isInstanceOf(SettingStale.class);
        assertThatThrownBy(() -> settings.change("deadline.unknown", "70", 0, "r", manager))
                .isInstanceOf(SettingUnknown.class);
        staff.disable(manager);
        assertThatThrownBy(() -> settings.change(KEY, "70", version, "r", manager))
                .isInstanceOf(SettingForbidden.class);
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void showsPagesToThoseWhoMayChangeSomething() throws Exception {
        settings.change(KEY, "75", version(), "试行", manager);
        for (var page : new String[] {"/settings", "/settings/" + KEY}) {
            web.perform(get(page).with(as(colleague))).andExpect(status().isForbidden());
            for (var language : new String[] {"zh-CN", "en"}) {
                web.perform(get(page).param("lang", language).with(as(manager)))
                        .andExpect(status().isOk())
                        .andExpect(content().string(Matchers.containsString("75%")))
                        .andExpect(content().string(Matchers.containsString("R-SL-4")))
                        .andExpect(content().string(Matchers.not(Matchers.containsString("??setting."))));
            }
        }
        web.perform(get("/settings/deadline.unknown").with(as(manager))).andExpect(status().isNotFound());
    }

    @Test
    void changesAndKeepsWhatWasTypedWhenRefused() throws Exception {
        web.perform(post("/settings/" + KEY)
                        .with(as(manager))
                        .with(csrf())
                        .param("value", "60")
                        .param("reason", "试行")
                        .param("version", String.valueOf(version())))
                .andExpect(redirectedUrl("/settings/" + KEY));
        assertThat(settings.<Integer>get(KEY, Integer.class)).isEqualTo(60);
        var refused = web.perform(post("/settings/" + KEY)
                        .servletPath("/settings/" + KEY)
                        .with(as(manager))
                        .with(csrf())
                        .param("value", "600")
                        .param("reason", "笔误")
                        .param("version", String.valueOf(version())))
                .andExpect(status().isUnprocessableEntity())
                .andReturn();
        assertThat(RefusedForm.page(web, refused, as(manager))).contains("应在 1 到 99 之间", "value=\"600\"", "笔误");
        refused = web.perform(post("/settings/" + KEY)
                        .servletPath("/settings/" + KEY)
                        .with(as(manager))
                        .with(csrf())
                        .param("value", "61")
                        .param("reason", "太迟")
                        .param("version", "0"))
                .andExpect(status().isConflict())
                .andReturn();
        assertThat(RefusedForm.page(web, refused, as(manager))).contains("太迟", "刚刚把它改成了 60");
        web.perform(post("/settings/" + KEY)
                        .with(as(colleague))
                        .with(csrf())
                        .param("value", "61")
                        .param("reason", "无权")
                        .param("version", String.valueOf(version())))
                .andExpect(status().isForbidden());
        assertThat(settings.<Integer>get(KEY, Integer.class)).isEqualTo(60);
    }

    @Test
    void servesPrograms() throws Exception {
        var before = version();
        web.perform(get("/api/settings").servletPath("/api/settings").with(httpBasic(colleague, Staff.PASSWORD)))
                .andExpect(status().isForbidden());
        web.perform(put("/api/settings/" + KEY)
                        .servletPath("/api/settings/" + KEY)
                        .with(httpBasic(colleague, Staff.PASSWORD))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"value\": 65, \"version\": " + before + ", \"reason\": \"r\"}"))
                .andExpect(status().isForbidden());
        for (int time = 0; time < 2; time++) {
            web.perform(put("/api/settings/" + KEY)
                            .servletPath("/api/settings/" + KEY)
                            .with(httpBasic(manager, Staff.PASSWORD))
                            .header("Idempotency-Key", "settings-" + before + manager)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"value\": 65, \"version\": " + before + ", \"reason\": \"r\"}"))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.value").value(65))
                    .andExpect(jsonPath("$.version").value(before + 1));
        }
        web.perform(put("/api/settings/" + KEY)
                        .servletPath("/api/settings/" + KEY)
                        .with(httpBasic(manager, Staff.PASSWORD))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"value\": \"viel\", \"version\": " + (before + 1) + ", \"reason\": \"r\"}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("value"));
        web.perform(put("/api/settings/" + KEY)
                        .servletPath("/api/settings/" + KEY)
                        .with(httpBasic(manager, Staff.PASSWORD))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"value\": 66, \"version\": " + before + ", \"reason\": \"r\"}"))
                .andExpect(status().isConflict());
        web.perform(get("/api/settings").servletPath("/api/settings").with(httpBasic(manager, Staff.PASSWORD)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.key == '" + KEY + "')].value").value(65));
        web.perform(get("/api/settings/" + KEY)
                        .servletPath("/api/settings/" + KEY)
                        .with(httpBasic(manager, Staff.PASSWORD)))
                .andExpect(jsonPath("$.rule").value("R-SL-4"));
    }
}
