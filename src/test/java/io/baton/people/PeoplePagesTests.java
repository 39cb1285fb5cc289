package io.baton.people;

import static io.baton.Forms.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.baton.IntegrationTest;
import io.baton.RefusedForm;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@IntegrationTest
class PeoplePagesTests {

    @Autowired
    private MockMvc web;

    @Autowired
    private Staff staff;

    @Autowired
    private Organisation organisation;

    @Autowired
    private People people;

    @Autowired
    private UserDetailsService accounts;

    private String id;

    @BeforeEach
    void hire() {
        id = staff.person(Group.LEGAL).id();
    }

    private RequestPostProcessor as(String personId) {
        return user(accounts.loadUserByUsername(personId));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people",
                "/people/new",
                "/people/admin1",
                "/departments",
                "/departments/new",
                "/departments/top"
            })
    void showsPagesToAdministratorsOnlyInBothLanguages(String page) throws Exception {
        web.perform(get(page)).andExpect(status().is3xxRedirection());
        web.perform(get(page).with(as(id))).andExpect(status().isForbidden());
        for (var language : new String[] {"zh-CN", "en"}) {
            web.perform(get(page).param("lang", language).with(as(Staff.ADMIN)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(Matchers.not(Matchers.containsString("??people."))))
                    .andExpect(content().string(Matchers.containsString("<main")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people/new",
                "/people/admin1",
                "/people/admin1/password",
                "/departments/new",
                "/departments/top"
            })
    void takesChangesFromAdministratorsOnly(String page) throws Exception {
        var before = organisation.versionOfPerson(Staff.ADMIN);
        web.perform(post(page)
                        .with(as(id))
                        .with(csrf())
                        .param("id", "intruder")
                        .param("name", "某人")
                        .param("nameEn", "Somebody")
                        .param("kind", "CENTRE")
                        .param("parentId", "top")
                        .param("departmentId", "top")
                        .param("groups", "admin")
                        .param("version", "0")
                        .param("password", Staff.PASSWORD))
                .andExpect(status().isForbidden());
        assertThat(people.find("intruder")).isEmpty();
        assertThat(organisation.versionOfPerson(Staff.ADMIN)).isEqualTo(before);
    }

    @Test
    void refusesAPostWithoutItsToken() throws Exception {
        web.perform(post("/people/" + id + "/password").with(as(Staff.ADMIN)).param("password", "another-one-2"))
                .andExpect(status().isForbidden());
    }

    @Test
    void showsOnesOwnAccountToEverybody() throws Exception {
        for (var language : new String[] {"zh-CN", "en"}) {
            web.perform(get("/account").param("lang", language).with(as(id)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(Matchers.containsString(id)))
                    .andExpect(content().string(Matchers.not(Matchers.containsString("??people."))));
        }
    }

    @Test
    void findsPeopleByTextGroupAndDepartment() throws Exception {
        web.perform(get("/people").param("text", id.toUpperCase()).with(as(Staff.ADMIN)))
                .andExpect(content().string(Matchers.containsString("/people/" + id)));
        web.perform(get("/people").param("text", id).param("group", "noc").with(as(Staff.ADMIN)))
                .andExpect(content().string(Matchers.not(Matchers.containsString("/people/" + id))));
        web.perform(get("/people")
                        .param("text", id)
                        .param("department", "nowhere")
                        .with(as(Staff.ADMIN)))
                .andExpect(content().string(Matchers.not(Matchers.containsString("/people/" + id))));
    }

    @Test
    void createsAndChangesAPerson() throws Exception {
        var created = "x" + id;
        web.perform(post("/people/new")
                        .with(as(Staff.ADMIN))
                        .with(csrf())
                        .param("id", created)
                        .param("name", "新人")
                        .param("departmentId", "top")
                        .param("groups", "legal", "noc")
                        .param("password", Staff.PASSWORD))
                .andExpect(redirectedUrl("/people/" + created));
        web.perform(post("/people/" + created)
                        .with(as(Staff.ADMIN))
                        .with(csrf())
                        .param("name", "新人二")
                        .param("departmentId", "top")
                        .param("version", String.valueOf(organisation.versionOfPerson(created))))
                .andExpect(redirectedUrl("/people/" + created));
        var person = people.find(created).orElseThrow();
        assertThat(person.name()).isEqualTo("新人二");
        assertThat(person.enabled()).isFalse();
        assertThat(person.groups()).isEmpty();
    }

    @Test
    void keepsWhatWasTypedButNotThePassword() throws Exception {
        var refused = web.perform(post("/people/new")
                        .servletPath("/people/new")
                        .with(as(Staff.ADMIN))
                        .with(csrf())
                        .param("id", "not an id")
                        .param("name", "打错的人")
                        .param("departmentId", "top")
                        .param("groups", "noc")
                        .param("password", "secret-word-9"))
                .andExpect(status().isUnprocessableEntity())
                .andReturn();
        assertThat(RefusedForm.page(web, refused, as(Staff.ADMIN)))
                .contains("value=\"not an id\"", "打错的人", "只能用 1 到 64 个字母和数字")
                .doesNotContain("secret-word-9");
    }

    @Test
    void refusesAStaleForm() throws Exception {
        web.perform(post("/people/" + id)
                        .with(as(Staff.ADMIN))
                        .with(csrf())
                        .param("name", "某人")
                        .param("departmentId", "top")
                        .param("enabled", "true")
                        .param("version", "99"))
                .andExpect(status().isConflict());
    }

    @Test
    void resetsAPassword() throws Exception {
        web.perform(post("/people/" + id + "/password")
                        .with(as(Staff.ADMIN))
                        .with(csrf())
                        .param("password", "another-one-2"))
                .andExpect(redirectedUrl("/people/" + id));
        assertThat(people.passwordMatches(id, "another-one-2")).isTrue();
        var refused = web.perform(post("/people/" + id + "/password")
                        .with(as(Staff.ADMIN))
                        .with(csrf())
                        .param("password", "short"))
                .andExpect(status().isUnprocessableEntity())
                .andReturn();
        assertThat(RefusedForm.page(web, refused, as(Staff.ADMIN))).contains("密码至少 10 个字符");
    }

    @Test
    void createsAndChangesADepartment() throws Exception {
        var created = "d" + id;
        web.perform(post("/departments/new")
                        .with(as(Staff.ADMIN))
                        .with(csrf())
                        .param("id", created)
                        .param("name", "分公司")
                        .param("nameEn", "Branch")
                        .param("kind", "BRANCH")
                        .param("parentId", "top"))
                .andExpect(redirectedUrl("/departments"));
        web.perform(post("/departments/" + created)
                        .with(as(Staff.ADMIN))
                        .with(csrf())
                        .param("name", "佛山分公司")
                        .param("nameEn", "Foshan Branch")
                        .param("headId", "")
                        .param("version", String.valueOf(organisation.versionOfDepartment(created))))
                .andExpect(redirectedUrl("/departments"));
        assertThat(people.departments()).extracting(Department::name).contains("佛山分公司");
        web.perform(get("/departments").param("lang", "en").with(as(Staff.ADMIN)))
                .andExpect(content().string(Matchers.containsString("Foshan Branch")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/people/nobody", "/departments/nowhere"})
    void knowsNothingOfOthers(String page) throws Exception {
        web.perform(get(page).with(as(Staff.ADMIN))).andExpect(status().isNotFound());
    }
}
