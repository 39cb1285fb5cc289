package io.baton.presales;

import io.baton.notice.Channel;
import io.baton.notice.NoticeKind;
import io.baton.notice.NoticeKinds;
import io.baton.notice.NoticeText;
import io.baton.notice.Notices;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.project.Project;
import io.baton.project.Projects;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The green channel of urgent and major needs (R-PS-11): its state, and who is told. */
@Component
class GreenChannels {

    static final NoticeKind GIVEN =
            new NoticeKind("presales.greenChannel", Set.of(Channel.IN_APP, Channel.MAIL, Channel.CHAT), true);

    /** To whom such a need is given at once and in parallel. */
    private static final List<Group> GIVEN_TO =
            List.of(Group.PRESALES_ENGINEER, Group.SERVICE_MANAGER, Group.DELIVERY_MANAGER);

    private final JdbcClient jdbc;
    private final Projects projects;
    private final People people;
    private final Notices notices;

    GreenChannels(JdbcClient jdbc, Projects projects, People people, Notices notices) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.people = people;
        this.notices = notices;
    }

    @Bean
    static NoticeKinds greenChannelNoticeKinds() {
        return NoticeKinds.of(GIVEN);
    }

    Optional<GreenChannel> find(String projectNumber) {
        return jdbc.sql("select * from baton.green_channel where project_number = :number")
                .param("number", projectNumber)
                .query((row, index) -> new GreenChannel(
                        GreenChannel.Cause.valueOf(row.getString("cause")),
                        GreenChannel.State.valueOf(row.getString("state")),
                        row.getString("remark"),
                        row.getString("ruled_by"),
                        row.getTimestamp("ruled_at") == null
                                ? null
                                : row.getTimestamp("ruled_at").toInstant()))
                .optional();
    }

    /** A need was marked urgent and is not major: a manager is asked. */
    void asked(String projectNumber, String by, Instant at) {
        keep(projectNumber, GreenChannel.Cause.URGENT, GreenChannel.State.ASKED, by, at);
    }

    /** A major project takes it without being asked for, also when a manager was asked before or declined. */
    void opened(Project project, String by, Instant at) {
        keep(project.number(), GreenChannel.Cause.MAJOR, GreenChannel.State.OPEN, by, at);
        give(project);
    }

    /** The manager said yes or no. */
    void ruled(String projectNumber, GreenChannel.State state, String remark, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.green_channel set state = :state, remark = :remark, ruled_by = :by, ruled_at = :at,
                            changed_by = :by, changed_at = :at where project_number = :number
                        """)
                .param("state", state.name())
                .param("remark", remark)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("number", projectNumber)
                .update();
        if (state == GreenChannel.State.OPEN) {
            give(projects.get(projectNumber));
        }
    }

    private void keep(String projectNumber, GreenChannel.Cause cause, GreenChannel.State state, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into baton.green_channel
                            (project_number, cause, state, created_by, created_at, changed_by, changed_at)
                        values (:number, :cause, :state, :by, :at, :by, :at)
                        on conflict (project_number) do update set cause = :cause, state = :state, remark = null, ruled_by = null,
                            ruled_at = null, changed_by = :by, changed_at = :at
                        """)
                .param("number", projectNumber)
                .param("cause", cause.name())
                .param("state", state.name())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** All three sides may read the project from now on, whatever their department, and are told so. */
    private void give(Project project) {
        var told = GIVEN_TO.stream()
                .flatMap(group -> people.serving(group, project.departmentId()).stream())
                .map(Person::id)
                .distinct()
                .toList();
        told.forEach(person -> projects.joined(project.number(), person));
        notices.tell(
                GIVEN,
                told,
                NoticeText.empty().with(project.number()).with(project.title()),
                "/projects/" + project.number(),
                project.number());
    }
}
