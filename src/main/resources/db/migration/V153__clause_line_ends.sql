-- Lines end as Excel ends them, so that a file that comes back unchanged changes nothing and wipes no answer (R-BD-2).
update baton.tender_clause
set requirement = replace(requirement, E'\r\n', E'\n'), response = replace(response, E'\r\n', E'\n')
where strpos(requirement, E'\r\n') > 0 or strpos(response, E'\r\n') > 0;
