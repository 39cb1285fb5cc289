package io.baton.presales;

import io.baton.notice.Channel;
import io.baton.notice.NoticeKind;
import io.baton.notice.NoticeKinds;
import io.baton.notice.NoticeText;
import io.baton.notice.Notices;
import io.baton.people.People;
import io.baton.project.Project;
import io.baton.project.Projects;
import io.baton.project.regrade.ProjectRegraded;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What follows for a running review when the project's grade is decided anew (R-PJ-1). A round that is open stays as it was opened;
 * the next one asks the internal audit by the grade as it is then (R-PS-5).
 */
@Component
class RegradedNeeds {

    static final NoticeKind MOVED =
            new NoticeKind("presales.needMoved", Set.of(Channel.IN_APP, Channel.MAIL, Channel.CHAT), false);

    private final Presales presales;
    private final PresalesReviewProcess process;
    private final Projects projects;
    private final Rounds rounds;
    private final GreenChannels greenChannels;
    private final People people;
    private final Notices notices;
    private final Clock clock;

    RegradedNeeds(
            Presales presales,
            PresalesReviewProcess process,
            Projects projects,
            Rounds rounds,
            GreenChannels greenChannels,
            People people,
            Notices notices,
            Clock clock) {
        this.presales = presales;
        this.process = process;
        this.projects = projects;
        this.rounds = rounds;
        this.greenChannels = greenChannels;
        this.people = people;
        this.notices = notices;
        this.clock = clock;
    }

    @Bean
    static NoticeKinds needMovedNoticeKinds() {
        return NoticeKinds.of(MOVED);
    }

    @EventListener
    void on(ProjectRegraded change) {
        requireNoJudge(change);
        process.regraded(
                change.number(), change.after().grade().name(), change.after().major(), change.by());
        var project = projects.get(change.number());
        askDeskOfRecord(project, change.by());
        if (change.after().major() && project.greenSince() == null) {
            openGreenChannel(project, change);
        }
    }

    /** Who corrects counts as an author from now on (R-PS-6), and an author's answer cannot stand in the round that is open. */
    private void requireNoJudge(ProjectRegraded change) {
        rounds.latest(change.number())
                .filter(round -> round.outcome() == null)
                .filter(round ->
                        round.answers().stream().anyMatch(answer -> answer.by().equals(change.by())))
                .ifPresent(round -> {
                    throw new FiguresJudged(round.round());
                });
    }

    /** The support desk decides who answers (R-PS-2); one that has answered, or handed the need up, has settled that. */
    private void askDeskOfRecord(Project project, String by) {
        if (project.firstAnswerAt() != null || project.handUpReason() != null) {
            return;
        }
        process.askedOf(presales.askedFirst(project), project.number(), by)
                .ifPresent(person -> notices.tell(
                        MOVED,
                        List.of(person),
                        NoticeText.empty()
                                .with(project.number())
                                .with(project.title())
                                .with(people.nameOf(by)),
                        "/projects/" + project.number(),
                        project.number() + ":" + project.version()));
    }

    private void openGreenChannel(Project project, ProjectRegraded change) {
        projects.takeGreenChannel(project.number(), change.reason(), change.by());
        process.greenChannelSettled(project.number(), change.by());
        greenChannels.opened(project, change.by(), clock.instant());
    }
}
