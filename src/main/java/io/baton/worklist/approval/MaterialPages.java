package io.baton.worklist.approval;

import io.baton.document.DocumentAccess;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.people.People;
import io.baton.web.Done;
import io.baton.web.OnPage;
import io.baton.worklist.TaskPanel;
import io.baton.worklist.WorkList;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One question for more material: who is asked answers it, who asked may withdraw it. */
@Controller
class MaterialPages {

    private static final int AFTER_CONTEXT = 5;

    private final Materials materials;
    private final WorkList workList;
    private final Documents documents;
    private final People people;

    MaterialPages(Materials materials, WorkList workList, Documents documents, People people) {
        this.materials = materials;
        this.workList = workList;
        this.documents = documents;
        this.people = people;
    }

    @Bean
    static TaskPanel materialPanel(MaterialRequests requests) {
        return (task, person) -> Optional.of(requests.ofTask(task.taskId()))
                .filter(asked -> !asked.isEmpty())
                .map(asked -> new TaskPanel.Panel(
                        "worklist.material",
                        "worklist/actions :: material",
                        Map.of("requests", asked),
                        AFTER_CONTEXT,
                        true));
    }

    @GetMapping("/material-requests/{id}")
    String request(@PathVariable long id, Principal person, Model model) {
        var request = materials.read(id, person.getName());
        var item = workList.task(request.taskId(), person.getName());
        model.addAttribute("request", request);
        model.addAttribute("item", item);
        model.addAttribute("askedName", people.nameOf(request.of()));
        model.addAttribute("byName", people.nameOf(request.by()));
        model.addAttribute("mayAnswer", Materials.mayAnswer(request, person.getName()));
        model.addAttribute("mayWithdraw", Materials.mayWithdraw(request, item, person.getName()));
        model.addAttribute(
                "mayAttach", documents.mayAdd(item.facts().businessKey(), DocumentAccess.CASE, person.getName()));
        return "worklist/material";
    }

    @PostMapping("/material-requests/{id}")
    String answer(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String idempotencyKey,
            Principal person,
            RedirectAttributes redirect) {
        var upload = file == null
                        || file.getOriginalFilename() == null
                        || file.getOriginalFilename().isEmpty()
                ? null
                : Upload.of(file);
        materials.answer(id, reason, upload, person.getName(), idempotencyKey);
        Done.say(redirect, "worklist.material.answered");
        return "redirect:/tasks";
    }

    @OnPage("/material-requests/{id}")
    @PostMapping("/material-requests/{id}/withdrawal")
    String withdraw(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String idempotencyKey,
            Principal person,
            RedirectAttributes redirect) {
        materials.withdraw(id, reason, person.getName(), idempotencyKey);
        Done.say(redirect, "worklist.material.withdrawn");
        return "redirect:/tasks/" + materials.read(id, person.getName()).taskId();
    }
}
