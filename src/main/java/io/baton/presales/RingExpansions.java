package io.baton.presales;

import io.baton.notice.Channel;
import io.baton.notice.NoticeKind;
import io.baton.notice.NoticeKinds;
import io.baton.notice.NoticeText;
import io.baton.notice.Notices;
import io.baton.people.Act;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.project.Project;
import io.baton.project.Projects;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Rings that must be expanded for a solution: the resource administrators are told when it goes to its gates (R-PS-13). */
@Component
class RingExpansions {

    static final NoticeKind NEEDED =
            new NoticeKind("presales.ringExpansion", Set.of(Channel.IN_APP, Channel.MAIL), true);

    private final Projects projects;
    private final People people;
    private final Notices notices;
    private final ApplicationEventPublisher publisher;

    RingExpansions(Projects projects, People people, Notices notices, ApplicationEventPublisher publisher) {
        this.projects = projects;
        this.people = people;
        this.notices = notices;
        this.publisher = publisher;
    }

    @Bean
    static NoticeKinds ringExpansionNoticeKinds() {
        return NoticeKinds.of(NEEDED);
    }

    /** They may read the project from now on. */
    void needed(Project project, IpRan ipRan) {
        var told = people.serving(Group.RESOURCE_ADMIN, project.departmentId()).stream()
                .map(Person::id)
                .toList();
        told.forEach(person -> projects.joined(project.number(), person));
        notices.tell(
                NEEDED,
                told,
                NoticeText.empty()
                        .with(project.number())
                        .with(project.title())
                        .with(ipRan.ring())
                        .with(ipRan.peakLoad().stripTrailingZeros().toPlainString())
                        .with(ipRan.reservedMbps()
                                .add(ipRan.addedMbps())
                                .stripTrailingZeros()
                                .toPlainString()),
                "/projects/" + project.number() + "/solution",
                project.number() + "/" + ipRan.ring());
        publisher.publishEvent(new Act(
                "presales.ringExpansionNeeded",
                Objects.requireNonNull(project.designer()),
                project.number(),
                "ring:" + ipRan.ring(),
                null,
                Map.of("ring", ipRan, "told", told),
                null));
    }
}
