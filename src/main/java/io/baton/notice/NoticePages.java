package io.baton.notice;

import io.baton.notice.delivery.Mail;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.web.Done;
import java.security.Principal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own notices, and which of them come by which channel. */
@Controller
class NoticePages {

    private final Notices notices;
    private final Choices choices;
    private final People people;
    private final Mail mail;

    NoticePages(Notices notices, Choices choices, People people, Mail mail) {
        this.notices = notices;
        this.choices = choices;
        this.people = people;
        this.mail = mail;
    }

    @GetMapping("/notices")
    String list(
            Model model,
            Principal me,
            Locale language,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable Long before) {
        var rows = notices.of(me.getName(), !all, before, language);
        var shown = rows.subList(0, Math.min(rows.size(), Notices.PAGE));
        model.addAttribute("notices", shown);
        model.addAttribute("all", all);
        model.addAttribute("before", before);
        model.addAttribute(
                "older",
                rows.size() > shown.size() ? shown.get(shown.size() - 1).id() : null);
        model.addAttribute(
                "newestUnread",
                shown.stream()
                        .filter(Notice::unread)
                        .map(Notice::id)
                        .findFirst()
                        .orElse(null));
        return "notice/notices";
    }

    /** Opening a notice is having seen it. */
    @PostMapping("/notices/{id}/open")
    String open(@PathVariable long id, Principal me) {
        return "redirect:" + notices.read(id, me.getName());
    }

    @PostMapping("/notices/{id}/read")
    String read(@PathVariable long id, Principal me, @RequestParam(defaultValue = "false") boolean all) {
        notices.read(id, me.getName());
        return all ? "redirect:/notices?all=true" : "redirect:/notices";
    }

    @PostMapping("/notices/read")
    String readUpTo(Principal me, RedirectAttributes redirect, @RequestParam long newest) {
        Done.say(redirect, "notice.readUpTo.done", notices.readUpTo(newest, me.getName()));
        return "redirect:/notices";
    }

    @GetMapping("/notices/choices")
    String choices(Model model, Principal me) {
        model.addAttribute("kinds", choices.kinds());
        model.addAttribute("channels", Channel.values());
        model.addAttribute("chosen", choices.of(me.getName()));
        model.addAttribute("mailOn", mail.isOn());
        model.addAttribute("email", people.find(me.getName()).map(Person::email).orElse(null));
        return "notice/choices";
    }

    @PostMapping("/notices/choices")
    String choose(Principal me, RedirectAttributes redirect, @RequestParam(defaultValue = "") Set<String> wanted) {
        choices.choose(wanted, me.getName());
        Done.say(redirect, "notice.choices.done");
        return "redirect:/notices/choices";
    }
}
