package io.baton.web;

import static io.baton.Forms.csrf;
import static io.baton.Forms.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.baton.IntegrationTest;
import io.baton.people.Group;
import io.baton.people.Staff;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
class StorableTextTests {

    @Autowired
    private MockMvc web;

    @Autowired
    private Staff staff;

    private String person;

    @BeforeEach
    void hire() {
        person = staff.person(Group.ACCOUNT_MANAGER).id();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\ud83d", "\ude00"})
    void refusesItInAForm(String piece) throws Exception {
        var session = (MockHttpSession) web.perform(signIn(person, Staff.PASSWORD))
                .andReturn()
                .getRequest()
                .getSession(false);
        var refused = web.perform(post("/customers")
                        .servletPath("/customers")
                        .session(session)
                        .with(csrf())
                        .param("idempotencyKey", UUID.randomUUID().toString())
                        .param("name", "客户" + piece))
                .andExpect(status().isUnprocessableEntity())
                .andReturn();
        assertThat(refused.getRequest().getAttribute("problems").toString()).contains("name", "无法保存的字符");
        web.perform(get("/customers").servletPath("/customers").session(session).param("text", piece))
                .andExpect(status().isUnprocessableEntity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud83d", "\\ude00 "})
    void refusesItInJson(String piece) throws Exception {
        web.perform(post("/api/customers")
                        .servletPath("/api/customers")
                        .with(httpBasic(person, Staff.PASSWORD))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"客户" + piece + "\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(Matchers.not(Matchers.blankString())));
    }

    @Test
    void takesWholePairs() throws Exception {
        web.perform(get("/api/customers")
                        .servletPath("/api/customers")
                        .param("text", "😀")
                        .with(httpBasic(person, Staff.PASSWORD)))
                .andExpect(status().isOk());
    }
}
