using static DigitalTwin.Scenarios.Tests.Broken.BuildOutCase;

namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>What limits the building of compute: rows that are right one by one and wrong together.</summary>
public sealed class BuildOutFaults
{
    private static readonly SortedDictionary<string, BrokenCase> Cases = new(StringComparer.Ordinal)
    {
        ["a campus whose track nobody offers"] = Case(
            f => f.Replace("datacenters.csv", "2024-06-01,on_site", "2024-06-01,curtailable"),
            "datacenters.csv", 5, "first_mark", "campus-without-connection",
            "NORTH/planned has a first mark, but connections has no row for NORTH and curtailable.",
            "Add the row to connections, or empty first_mark: datacenter_mw is then the power that the campus has."),
        ["a campus with nothing to fill its halls"] = Case(
            f => f.Replace("datacenters.csv", "accelerator-2,,2024", ",,2024"),
            "datacenters.csv", 5, "first_mark", "plan-without-family",
            "NORTH/planned has a first mark and no accelerator family to fill its halls with.",
            "Fill in accelerator."),
        ["an existing datacenter with a first mark"] = Case(
            f => f.Replace("datacenters.csv", "existing,1.4,0,,,,,", "existing,1.4,0,,,,2024-01-01,"),
            "datacenters.csv", 2, "first_mark", "mark-without-campus",
            "NORTH/existing is no campus: existing datacenters have their power already.",
            "Empty the cell."),
        ["a battery without hours"] = Case(
            f => f.Replace("datacenters.csv", ",20,4,0.9,", ",20,,0.9,"),
            "datacenters.csv", 5, "battery_mw", "half-a-battery",
            "NORTH/planned has battery_mw and no battery_hours.",
            "Fill in battery_hours, or empty the cell."),
        ["a battery without power"] = Case(
            f => f.Replace("datacenters.csv", ",20,4,0.9,", ",,4,0.9,"),
            "datacenters.csv", 5, "battery_hours", "half-a-battery",
            "NORTH/planned has battery_hours and no battery_mw.",
            "Fill in battery_mw, or empty the cell."),
        ["an efficiency of no battery"] = Case(
            f => f.Replace("datacenters.csv", ",20,4,0.9,5,", ",,,0.9,,"),
            "datacenters.csv", 5, "battery_efficiency", "efficiency-without-battery",
            "NORTH/planned has no store behind the meter.",
            "Fill in battery_mw and battery_hours, or ride_through_min, or empty the cell."),
        ["a PUE that rises from nowhere"] = Case(
            f => f.Replace("datacenters.csv", ",0.008,4,0.3,", ",0.008,,0.3,"),
            "datacenters.csv", 5, "pue_per_c", "half-a-slope",
            "NORTH/planned has pue_per_c and no pue_free_cooling_c.",
            "Fill in pue_free_cooling_c, or empty the cell."),
        ["a threshold of nothing"] = Case(
            f => f.Replace("datacenters.csv", ",0.008,4,0.3,", ",,4,0.3,"),
            "datacenters.csv", 5, "pue_free_cooling_c", "half-a-slope",
            "NORTH/planned has pue_free_cooling_c and no pue_per_c.",
            "Fill in pue_per_c, or empty the cell."),
        ["a PUE in a zone without climate"] = Case(
            f => f.Replace("zone_climate.csv", "NORTH,12,0.7,10,assumption\n", ""),
            "datacenters.csv", 5, "pue_per_c", "missing-climate",
            "zone_climate has no row of NORTH for month 12, which NORTH/planned follows.",
            "Add the row."),
        ["a PUE below one"] = Case(
            f => f.Replace("datacenters.csv", ",0.008,4,0.3,", ",0.03,4,0.3,"),
            "datacenters.csv", 5, "pue_per_c", "pue-below-one",
            "NORTH/planned has its pue in the hottest month of NORTH; by pue_per_c it would be below 1 when it is cool.",
            "Make pue_per_c smaller, or pue larger."),
        ["a PUE of no accelerators"] = Case(
            f => f.Replace("datacenters.csv", "existing,1.4,0,,,,,,,,,,,,,,,,,", "existing,1.4,0,,,,,,,,,,,,,,,,0.5,"),
            "datacenters.csv", 2, "pue_fixed_share", "cooling-without-family",
            "NORTH/existing has no accelerator family: its load is not computed from what it does.",
            "Fill in accelerator, or empty the cell."),
        ["a day of inference that is not distinguished"] = Case(
            f => f.Replace("datacenters.csv", ",0.6,200,0.5,14,30,", ",,,0.5,14,,"),
            "datacenters.csv", 5, "inference_swing", "shape-without-inference",
            "NORTH/planned has a day of inference, and does not separate it from training.",
            "Fill in training_share, 0 for a site that serves inference alone, or empty the cell."),
        ["a peak of flat inference"] = Case(
            f => f.Replace("datacenters.csv", ",200,0.5,14,", ",200,,14,"),
            "datacenters.csv", 5, "inference_peak_hour", "peak-without-swing",
            "NORTH/planned has an hour in which inference is asked for most, but inference is flat.",
            "Fill in inference_swing, or empty the cell."),
        ["a plant that is the transformer of its connection"] = Case(
            f => f.Append("supplies.csv", "fuel_cell,SOUTH,6,assumption").Append("supply_mw.csv", "fuel_cell,2025-01-01,500,assumption")
                .Replace("datacenters.csv", ",gas_turbine,55,", ",fuel_cell,55,")
                .Replace("connections.csv", "NORTH,on_site,3,4,3,14,15,18,70,,", "NORTH,on_site,3,4,3,14,15,18,70,fuel_cell,"),
            "datacenters.csv", 5, "on_site_supply", "good-twice",
            "fuel_cell is the transformer of the connection in NORTH already.",
            "Name another good, or empty the cell."),
        ["a plant of its own on the grid's track"] = Case(
            f => f.Replace("datacenters.csv", "2024-06-01,on_site", "2024-06-01,firm"),
            "datacenters.csv", 5, "on_site_supply", "plant-without-track",
            "NORTH/planned builds no plant of its own: it has no first mark, or is nowhere on the track on_site.",
            "Fill in first_mark and make the track on_site, or empty the cell."),
        ["a restart without training"] = Case(
            f => f.Replace("datacenters.csv", ",0.6,200,0.5,14,30,0.008,", ",,,,,30,0.008,"),
            "datacenters.csv", 5, "restart_min", "restart-without-training",
            "NORTH/planned has a time to start training again, and no share of training.",
            "Fill in training_share, or empty the cell."),
        ["a rule that ends before it begins"] = Case(
            f => f.Replace("permits.csv", "2027-01-01", "2024-01-01"),
            "permits.csv", 2, "end", "rule-without-days",
            "The rule north-quota ends on 2024-01-01, before it holds.",
            "Write a day after start, or empty the cell."),
        ["an export control of a class that nobody makes"] = Case(
            f => f.Replace("export_controls.csv", ",fast,", ",slow,"),
            "export_controls.csv", 2, "export_class", "unknown-class",
            "No accelerator is of the class slow.",
            "Known: fast."),
        ["an export control for a country without zones"] = Case(
            f => f.Replace("export_controls.csv", ",BB,", ",XX,"),
            "export_controls.csv", 2, "destination", "unknown-country",
            "No zone is in XX.",
            "Known: AA, BB."),
        ["growth of a country without zones"] = Case(
            f => f.Replace("demand_growth.csv", "BB,2026", "XX,2026"),
            "demand_growth.csv", 3, "country", "unknown-country",
            "No zone is in XX.",
            "Known: AA, BB."),
        ["better algorithms of a country without zones"] = Case(
            f => f.Replace("algorithm_gains.csv", "BB,2025", "XX,2025"),
            "algorithm_gains.csv", 4, "country", "unknown-country",
            "No zone is in XX.",
            "Known: AA, BB."),
        ["a good without a rate"] = Case(
            f => f.Delete("supply_mw.csv"),
            "supplies.csv", 2, "id", "missing-dated-rows",
            "gas_turbine has no row in supply_mw.",
            "Add one, such as the rate when the run begins."),
        ["a good that nobody orders"] = Case(
            f => f.Append("supplies.csv", "transformer,SOUTH,12,assumption")
                .Append("supply_mw.csv", "transformer,2025-01-01,500,assumption"),
            "supplies.csv", 3, "id", "good-nobody-orders",
            "Nothing orders transformer: the row has no effect.",
            "Sites with turbines of their own order gas_turbine; name others in build_options, corridor_options, connections or "
                + "on_site_supply.") with
        {
            Severity = Scenarios.Findings.Severity.Warning,
        },
        ["a store that a country shall decide on"] = Case(
            f => f.Replace("build_options.csv", "SOUTH/solar", "SOUTH/battery"),
            "build_options.csv", 3, "fleet", "option-of-kind",
            "SOUTH/battery is of the kind storage, for which there is no rule of decision.",
            "Name a thermal or variable fleet; write the capacity of others into fleet_capacity."),
        ["a block that fits into no year"] = Case(
            f => f.Replace("build_options.csv", ",100,400,", ",100,40,"),
            "build_options.csv", 2, "most_mw_year", "option-never-built",
            "A block of 100 MW is more than the 40 MW that may be decided in a year.",
            "Make most_mw_year larger, or block_mw smaller."),
        ["a good ordered twice for one plant"] = Case(
            f => f.Replace("build_options.csv", "gas_turbine,,", "gas_turbine,gas_turbine,"),
            "build_options.csv", 2, "transformer", "good-twice",
            "gas_turbine is ordered as equipment already.",
            "Name another good, or empty the cell."),
        ["a connection that orders turbines as transformers"] = Case(
            f => f.Replace("connections.csv", "24,15,18,,,assumption", "24,15,18,,gas_turbine,assumption"),
            "connections.csv", 2, "transformer", "good-twice",
            "gas_turbine is what sites with turbines of their own order for themselves.",
            "Name another good, or empty the cell."),
        ["a project of a line that fits into no year"] = Case(
            f => f.Replace("corridor_options.csv", ",100,200,", ",100,50,"),
            "corridor_options.csv", 2, "most_mw_year", "option-never-built",
            "A block of 100 MW is more than the 50 MW that may be decided in a year.",
            "Make most_mw_year larger, or block_mw smaller."),
        ["a good ordered twice for one line"] = Case(
            f => f.Replace("corridor_options.csv", "gas_turbine,,", "gas_turbine,gas_turbine,"),
            "corridor_options.csv", 2, "transformer", "good-twice",
            "gas_turbine is ordered as equipment already.",
            "Name another good, or empty the cell."),
        ["a decision on a line whose flow follows Kirchhoff's law"] = Case(
            f => f.Replace("lines.csv", "type,source", "reactance_pu,type,source")
                .Replace("lines.csv", ",0.02,HVDC,", ",0,0.1,AC,"),
            "corridor_options.csv", 2, "line", "corridor-with-reactance",
            "NORTH>SOUTH has a reactance: its flow follows Kirchhoff's law, and what prices differ by is not what a MW of it is worth.",
            "Name a line without a reactance; write the rating of others into line_mw."),
        ["a target of a country that can build nothing"] = Case(
            f => f.Append("self_sufficiency.csv", "AA,2030-01-01,0.9,assumption"),
            "self_sufficiency.csv", 4, "country", "target-without-options",
            "AA wants to cover its load with own plants and can build none: no fleet of it has a row in build_options.",
            "Add a row to build_options, or take the target away."),
        ["a target of a country without zones"] = Case(
            f => f.Append("self_sufficiency.csv", "XX,2030-01-01,0.9,assumption"),
            "self_sufficiency.csv", 4, "country", "unknown-country",
            "No zone is in XX.",
            "Known: AA, BB."),
        ["a fab that feeds a memory fab"] = Case(
            f => f.Replace("fabs.csv", "accelerator-2,30,,SOUTH/packaging", "accelerator-2,30,,SOUTH/memory"),
            "fabs.csv", 3, "feeds", "feeds-no-packaging",
            "SOUTH/logic feeds SOUTH/memory, a memory fab.",
            "Name a packaging fab."),
        ["a memory fab without stacks"] = Case(
            f => f.Replace("fabs.csv", "1.2,,,60,", "1.2,,,0,"),
            "fabs.csv", 4, "gross_stacks_per_wafer", "fab-makes-nothing",
            "SOUTH/memory feeds SOUTH/packaging, but makes no stack from a wafer.",
            "Fill in how many fit on a wafer."),
        ["a family that no packaging wafer holds"] = Case(
            f => f.Replace("accelerators.csv", "30000,8,16,", "30000,8,0,"),
            "fabs.csv", 3, "accelerator", "family-without-package",
            "SOUTH/logic hands dies of accelerator-2 to packaging, but accelerator-2 has no packages_per_wafer.",
            "Fill it in in accelerators."),
        ["speculation on a track that nobody offers"] = Case(
            f => f.Replace("speculative_requests.csv", ",200,,", ",200,curtailable,"),
            "speculative_requests.csv", 2, "zone", "request-without-connection",
            "connections has no row for NORTH and curtailable: how long is a study there?",
            "Add the row to connections, or name another track."),
        ["a choice for a campus that asks for no connection"] = Case(
            f => f.Replace("site_choices.csv", "NORTH/choice", "SOUTH/campus"),
            "site_choices.csv", 2, "datacenter", "choice-without-plan",
            "SOUTH/campus has no first mark: it does not ask for a connection.",
            "Name a campus with a first mark, or fill in first_mark in datacenters."),
        ["a choice for a campus that has begun"] = Case(
            f => f.Replace("site_choices.csv", "NORTH/choice", "NORTH/planned"),
            "site_choices.csv", 2, "datacenter", "choice-of-the-past",
            "NORTH/planned had its first mark on 2024-06-01, before the run begins: its place is a fact.",
            "Remove the row, or write a first_mark in the run."),
        ["a choice for a building that stands"] = Case(
            f => f.Replace("datacenters.csv", "2026-03-01,firm,,30", "2026-03-01,firm,true,30"),
            "site_choices.csv", 2, "datacenter", "choice-of-a-building",
            "NORTH/choice is a reused building, which cannot be moved.",
            "Remove the row, or write false into reused."),
        ["a choice of the campus's own zone"] = Case(
            f => f.Replace("site_choices.csv", ",SOUTH,", ",NORTH,"),
            "site_choices.csv", 2, "zone", "choice-of-own-zone",
            "NORTH is the zone of NORTH/choice already: it is considered first.",
            "Remove the row."),
        ["a choice of a zone that does not say how long a connection takes"] = Case(
            f => f.Replace("site_choices.csv", ",SOUTH,,", ",SOUTH,curtailable,"),
            "site_choices.csv", 2, "zone", "campus-without-connection",
            "NORTH/choice may go to SOUTH, but connections has no row for SOUTH and curtailable.",
            "Add the row to connections, or name another track."),
        ["a choice for a campus that has power"] = Case(
            f => f.Replace("datacenter_mw.csv", "NORTH/choice,2026-03-01,0,", "NORTH/choice,2026-03-01,5,"),
            "site_choices.csv", 2, "datacenter", "choice-with-power",
            "NORTH/choice has power or accelerators when the run begins: it has a site already.",
            "Remove the row, or let datacenter_mw begin with 0."),
        ["duplicates of a campus with one zone"] = Case(
            f => f.Replace("datacenters.csv", "2024-06-01,on_site,,40,,", "2024-06-01,on_site,,40,true,"),
            "datacenters.csv", 5, "duplicates", "duplicates-without-choices",
            "NORTH/planned has one zone alone: site_choices has no row for it.",
            "Add the further zones to site_choices, or empty the cell."),
        ["duplicates where a campus would generate for itself"] = Case(
            f => f.Replace("datacenters.csv", "2026-03-01,firm,,30,,", "2026-03-01,on_site,,30,true,")
                .Replace("site_choices.csv", ",SOUTH,,", ",SOUTH,firm,"),
            "datacenters.csv", 6, "duplicates", "duplicates-on-site",
            "NORTH/choice would generate for itself in one of its zones: a grant there says nothing of when turbines come.",
            "Name the track firm or curtailable in every zone, or empty the cell."),
        ["training on nothing"] = Case(
            f => f.Replace("datacenters.csv", "existing,1.4,0,,,,,,,,,,,", "existing,1.4,0,,,,,,,,,0.5,,"),
            "datacenters.csv", 2, "training_share", "training-without-family",
            "NORTH/existing has no accelerator family: its load is not computed from what it does.",
            "Fill in accelerator, or empty the cell."),
        ["training beside a flexible share"] = Case(
            f => f.Replace("datacenters.csv", "accelerator-1,8000,,,,,,,,", "accelerator-1,8000,,,,,,0.5,,"),
            "datacenters.csv", 3, "flexible_share", "training-and-flexible",
            "SOUTH/campus says with training_share what stops first, and with flexible_share, too.",
            "Empty one of the two cells."),
        ["hours of pause without training"] = Case(
            f => f.Replace("datacenters.csv", ",0.6,200,0.5,14,30,0.008,", ",,200,,,,0.008,"),
            "datacenters.csv", 5, "pause_hours_year", "pause-without-training",
            "NORTH/planned has hours for which training may pause, and no share of training.",
            "Fill in training_share, or empty the cell."),
        ["money of an operator nobody knows"] = Case(
            f => f.Append("operator_capital.csv", "bulder,2027-01-01,3,assumption"),
            "operator_capital.csv", 4, "operator", "unknown-reference",
            "operators has no bulder.",
            "Did you mean builder?"),
    };

    public static TheoryData<string> Faults => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found_with_place_and_fix(string fault) => Cases[fault].Check();
}
