using static DigitalTwin.Scenarios.Tests.Broken.BuildOutCase;

namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>Cells, keys and references of every table of the build-out that cannot be what they are.</summary>
public sealed class BuildOutCellFaults
{
    private const string Finite = "Write a number with a point, such as 1.5, without a unit.";
    private const string DateFix = "Write the date as yyyy-MM-dd, such as 2025-01-31.";

    private static readonly SortedDictionary<string, BrokenCase> Cases = new(StringComparer.Ordinal)
    {
        ["connections: a negative study"] = Case(
            f => f.Replace("connections.csv", "NORTH,firm,3,6,", "NORTH,firm,3,-6,"), "connections.csv", 2, "study_months", "out-of-range",
            "-6 is outside the range at least 0 and at most 240 (months).", "Write a value at least 0 and at most 240 (months)."),
        ["connections: no months of building"] = Case(
            f => f.Replace("connections.csv", "NORTH,firm,3,6,4,24,", "NORTH,firm,3,6,4,,"), "connections.csv", 2, "build_months",
            "empty-cell", "build_months is empty and has no default.", "Fill it in."),
        ["connections: a track nobody knows"] = Case(
            f => f.Append("connections.csv", "SOUTH,interruptible,3,6,4,24,15,18,,,assumption"), "connections.csv", 5, "track",
            "bad-choice",
            "interruptible is not one of firm, curtailable, on_site.", "Write one of firm, curtailable, on_site."),
        ["connections: a transformer that nobody makes"] = Case(
            f => f.Replace("connections.csv", "24,15,18,,,assumption", "24,15,18,,large,assumption"), "connections.csv", 2, "transformer",
            "unknown-reference", "supplies has no large.", "Add it to supplies, or take the row away."),
        ["connections: a zone nobody knows"] = Case(
            f => f.Append("connections.csv", "SOUHT,firm,3,6,4,24,15,18,,,assumption"), "connections.csv", 5, "zone", "unknown-reference",
            "zones has no SOUHT.", "Did you mean SOUTH?"),
        ["connections: a track of a zone twice"] = Case(
            f => f.Append("connections.csv", "NORTH,firm,3,6,4,24,15,18,,,assumption"), "connections.csv", 5, "zone", "duplicate-key",
            "The key NORTH, firm is already on line 2.", "Keep one of the two rows."),
        ["permits: no zone"] = Case(
            f => f.Replace("permits.csv", "north-quota,NORTH,", "north-quota,,"), "permits.csv", 2, "zone", "empty-cell",
            "zone is empty and has no default.", "Fill it in."),
        ["permits: a day that no calendar has"] = Case(
            f => f.Replace("permits.csv", "2025-01-01", "2025-02-30"), "permits.csv", 2, "start", "bad-date",
            "2025-02-30 is not a day of the calendar.", DateFix),
        ["permits: a negative quota"] = Case(
            f => f.Replace("permits.csv", ",20,100,", ",20,-100,"), "permits.csv", 2, "quota_mw_year", "out-of-range",
            "-100 is outside the range at least 0 and at most 1000000 (MW/year).",
            "Write a value at least 0 and at most 1000000 (MW/year)."),
        ["permits: a threshold in words"] = Case(
            f => f.Replace("permits.csv", ",20,100,", ",20 MW,100,"), "permits.csv", 2, "threshold_mw", "bad-number",
            "20 MW is not a finite number.", Finite),
        ["export_controls: no class"] = Case(
            f => f.Replace("export_controls.csv", ",fast,", ",,"), "export_controls.csv", 2, "export_class", "empty-cell",
            "export_class is empty and has no default.", "Fill it in."),
        ["export_controls: a date the American way"] = Case(
            f => f.Replace("export_controls.csv", "2024-01-01", "01/01/2024"), "export_controls.csv", 2, "start", "bad-date",
            "01/01/2024 is not a date.", DateFix),
        ["export_controls: a rule that ends before it begins"] = Case(
            f => f.Replace("export_controls.csv", "2024-01-01,,", "2024-01-01,2023-01-01,"), "export_controls.csv", 2, "end",
            "rule-without-days", "The rule fast-to-bb ends on 2023-01-01, before it holds.", "Write a day after start, or empty the cell."),
        ["operator_capital: less than nothing"] = Case(
            f => f.Replace("operator_capital.csv", "2026-01-01,2,", "2026-01-01,-2,"), "operator_capital.csv", 3, "usd_bn", "out-of-range",
            "-2 is outside the range at least 0 and at most 10000 (USD bn/year).",
            "Write a value at least 0 and at most 10000 (USD bn/year)."),
        ["operator_capital: a day twice"] = Case(
            f => f.Append("operator_capital.csv", "builder,2026-01-01,3,assumption"), "operator_capital.csv", 4, "operator",
            "duplicate-key", "The key builder, 2026-01-01 is already on line 3.", "Keep one of the two rows."),
        ["operator_capital: dates that fall"] = Case(
            f => f.Append("operator_capital.csv", "builder,2025-07-01,1.5,assumption"), "operator_capital.csv", 4, "date",
            "dates-not-rising", "2025-07-01 is below 2026-01-01 of line 3.",
            "Check the year, and write the dates of one entry in rising order."),
        ["operators: a strategy nobody knows"] = Case(
            f => f.Replace("operators.csv", "brute_force", "brute-forse"), "operators.csv", 4, "strategy", "bad-choice",
            "brute-forse is not one of steady, brute_force, efficiency_first, follow_licence.", "Did you mean brute_force?"),
        ["operators: lenders who advance everything"] = Case(
            f => f.Replace("operators.csv", "NORTH,0.4,", "NORTH,1.4,"), "operators.csv", 4, "collateral_share", "out-of-range",
            "1.4 is outside the range at least 0 and at most 0.99 (share).", "Write a value at least 0 and at most 0.99 (share)."),
        ["supplies: a home nobody knows"] = Case(
            f => f.Replace("supplies.csv", "SOUTH", "SOUTT"), "supplies.csv", 2, "home_zone", "unknown-reference",
            "zones has no SOUTT.", "Did you mean SOUTH?"),
        ["supplies: a lead time in words"] = Case(
            f => f.Replace("supplies.csv", ",6,", ",six,"), "supplies.csv", 2, "lead_months", "bad-number",
            "six is not a finite number.", Finite),
        ["supply_mw: of a good nobody knows"] = Case(
            f => f.Append("supply_mw.csv", "gas_turbin,2026-01-01,500,assumption"), "supply_mw.csv", 3, "supply", "unknown-reference",
            "supplies has no gas_turbin.", "Did you mean gas_turbine?"),
        ["supply_mw: less than nothing"] = Case(
            f => f.Replace("supply_mw.csv", ",500,", ",-500,"), "supply_mw.csv", 2, "mw_year", "out-of-range",
            "-500 is outside the range at least 0 and at most 1000000 (MW/year).",
            "Write a value at least 0 and at most 1000000 (MW/year)."),
        ["line_mw: a line nobody knows"] = Case(
            f => f.Replace("line_mw.csv", "NORTH>SOUTH,2026", "NORTH>SOUHT,2026"), "line_mw.csv", 3, "line", "unknown-reference",
            "lines has no NORTH>SOUHT.", "Did you mean NORTH>SOUTH?"),
        ["line_mw: less than nothing"] = Case(
            f => f.Replace("line_mw.csv", ",400,500,", ",-400,500,"), "line_mw.csv", 3, "forward_mw", "out-of-range",
            "-400 is outside the range at least 0 and at most 500000 (MW).", "Write a value at least 0 and at most 500000 (MW)."),
        ["line_mw: one direction only"] = Case(
            f => f.Replace("line_mw.csv", ",400,500,", ",400,,"), "line_mw.csv", 3, "reverse_mw", "empty-cell",
            "reverse_mw is empty and has no default.", "Fill it in."),
        ["line_mw: a day that is none"] = Case(
            f => f.Replace("line_mw.csv", "2026-01-01", "2026-13-01"), "line_mw.csv", 3, "date", "bad-date",
            "2026-13-01 is not a day of the calendar.", DateFix),
        ["line_mw: years in another order"] = Case(
            f => f.Append("line_mw.csv", "NORTH>SOUTH,2024-01-01,100,100,assumption"), "line_mw.csv", 4, "date", "dates-not-rising",
            "2024-01-01 is below 2025-07-01 of line 2.", "Check the year, and write the dates of one entry in rising order."),
        ["line_mw: a day twice"] = Case(
            f => f.Append("line_mw.csv", "NORTH>SOUTH,2026-01-01,100,100,assumption"), "line_mw.csv", 4, "line", "duplicate-key",
            "The key NORTH>SOUTH, 2026-01-01 is already on line 3.", "Keep one of the two rows."),
        ["build_options: a fleet nobody knows"] = Case(
            f => f.Replace("build_options.csv", "SOUTH/ccgt", "SOUTH/cgct"), "build_options.csv", 2, "fleet", "unknown-reference",
            "fleets has no SOUTH/cgct.", "Did you mean SOUTH/ccgt?"),
        ["build_options: for nothing"] = Case(
            f => f.Replace("build_options.csv", "SOUTH/ccgt,1000,", "SOUTH/ccgt,0,"), "build_options.csv", 2, "capex_usd_kw",
            "out-of-range", "0 is outside the range above 0 and at most 50000 (USD/kW).",
            "Write a value above 0 and at most 50000 (USD/kW)."),
        ["build_options: more than firm"] = Case(
            f => f.Replace("build_options.csv", ",0.95,", ",1.05,"), "build_options.csv", 2, "firm_share", "out-of-range",
            "1.05 is outside the range at least 0 and at most 1 (share).", "Write a value at least 0 and at most 1 (share)."),
        ["build_options: no time to build"] = Case(
            f => f.Replace("build_options.csv", ",0.95,36,", ",0.95,,"), "build_options.csv", 2, "lead_months", "empty-cell",
            "lead_months is empty and has no default.", "Fill it in."),
        ["build_options: half a year of life"] = Case(
            f => f.Replace("build_options.csv", "1000,20,25,", "1000,20,25.5,"), "build_options.csv", 2, "lifetime_years", "bad-number",
            "25.5 is not a whole number.", "Write a whole number."),
        ["build_options: a good nobody makes"] = Case(
            f => f.Replace("build_options.csv", ",gas_turbine,", ",turbine,"), "build_options.csv", 2, "equipment",
            "unknown-reference", "supplies has no turbine.", "Add it to supplies, or take the row away."),
        ["build_options: a fleet twice"] = Case(
            f => f.Append("build_options.csv", "SOUTH/ccgt,1000,20,25,0.07,0.95,36,12,100,400,,,assumption"), "build_options.csv", 4,
            "fleet", "duplicate-key", "The key SOUTH/ccgt is already on line 2.", "Keep one of the two rows."),
        ["corridor_options: a line nobody knows"] = Case(
            f => f.Replace("corridor_options.csv", "NORTH>SOUTH", "NORTH>SOUHT"), "corridor_options.csv", 2, "line", "unknown-reference",
            "lines has no NORTH>SOUHT.", "Did you mean NORTH>SOUTH?"),
        ["corridor_options: for nothing"] = Case(
            f => f.Replace("corridor_options.csv", "SOUTH,400,", "SOUTH,0,"), "corridor_options.csv", 2, "capex_usd_kw",
            "out-of-range", "0 is outside the range above 0 and at most 50000 (USD/kW).",
            "Write a value above 0 and at most 50000 (USD/kW)."),
        ["corridor_options: no time to build"] = Case(
            f => f.Replace("corridor_options.csv", ",0.05,60,", ",0.05,,"), "corridor_options.csv", 2, "lead_months", "empty-cell",
            "lead_months is empty and has no default.", "Fill it in."),
        ["corridor_options: a good nobody makes"] = Case(
            f => f.Replace("corridor_options.csv", ",gas_turbine,", ",hvdc_converter,"), "corridor_options.csv", 2, "equipment",
            "unknown-reference", "supplies has no hvdc_converter.", "Add it to supplies, or take the row away."),
        ["corridor_options: a line twice"] = Case(
            f => f.Append("corridor_options.csv", "NORTH>SOUTH,400,4,40,0.05,60,12,100,200,,,assumption"), "corridor_options.csv", 3,
            "line", "duplicate-key", "The key NORTH>SOUTH is already on line 2.", "Keep one of the two rows."),
        ["self_sufficiency: in percent"] = Case(
            f => f.Replace("self_sufficiency.csv", ",0.95,", ",95,"), "self_sufficiency.csv", 3, "share", "out-of-range",
            "95 is outside the range at least 0 and at most 2 (share).", "95 looks like percent: write 0.95."),
        ["self_sufficiency: no share"] = Case(
            f => f.Replace("self_sufficiency.csv", ",0.95,", ",,"), "self_sufficiency.csv", 3, "share", "empty-cell",
            "share is empty and has no default.", "Fill it in."),
        ["self_sufficiency: a day twice"] = Case(
            f => f.Append("self_sufficiency.csv", "BB,2030-01-01,1,assumption"), "self_sufficiency.csv", 4, "country", "duplicate-key",
            "The key BB, 2030-01-01 is already on line 3.", "Keep one of the two rows."),
        ["self_sufficiency: years in another order"] = Case(
            f => f.Append("self_sufficiency.csv", "BB,2020-01-01,0.7,assumption"), "self_sufficiency.csv", 4, "date",
            "dates-not-rising", "2020-01-01 is below 2025-01-01 of line 2.",
            "Check the year, and write the dates of one entry in rising order."),
        ["site_choices: a zone nobody knows"] = Case(
            f => f.Replace("site_choices.csv", ",SOUTH,", ",SOUHT,"), "site_choices.csv", 2, "zone", "unknown-reference",
            "zones has no SOUHT.", "Did you mean SOUTH?"),
        ["site_choices: a campus nobody knows"] = Case(
            f => f.Replace("site_choices.csv", "NORTH/choice", "NORTH/choise"), "site_choices.csv", 2, "datacenter", "unknown-reference",
            "datacenters has no NORTH/choise.", "Did you mean NORTH/choice?"),
        ["site_choices: a track nobody knows"] = Case(
            f => f.Replace("site_choices.csv", ",SOUTH,,", ",SOUTH,onsite,"), "site_choices.csv", 2, "track", "bad-choice",
            "onsite is not one of firm, curtailable, on_site.", "Did you mean on_site?"),
        ["site_choices: a latitude in words"] = Case(
            f => f.Replace("site_choices.csv", ",40.5,", ",forty,"), "site_choices.csv", 2, "lat", "bad-number",
            "forty is not a finite number.", Finite),
        ["site_choices: a zone twice"] = Case(
            f => f.Append("site_choices.csv", "NORTH/choice,SOUTH,,,,assumption"), "site_choices.csv", 3, "datacenter", "duplicate-key",
            "The key NORTH/choice, SOUTH is already on line 2.", "Keep one of the two rows."),
        ["speculative_requests: a zone nobody knows"] = Case(
            f => f.Replace("speculative_requests.csv", "NORTH,", "NORHT,"), "speculative_requests.csv", 2, "zone", "unknown-reference",
            "zones has no NORHT.", "Did you mean NORTH?"),
        ["speculative_requests: less than nothing"] = Case(
            f => f.Replace("speculative_requests.csv", ",200,", ",-200,"), "speculative_requests.csv", 2, "mw", "out-of-range",
            "-200 is outside the range at least 0 and at most 1000000 (MW).", "Write a value at least 0 and at most 1000000 (MW)."),
        ["speculative_requests: with turbines"] = Case(
            f => f.Replace("speculative_requests.csv", ",200,,", ",200,on_site,"), "speculative_requests.csv", 2, "track", "bad-choice",
            "on_site is not one of firm, curtailable.", "Write one of firm, curtailable."),
        ["speculative_requests: a day twice"] = Case(
            f => f.Append("speculative_requests.csv", "NORTH,2025-06-01,100,,50,assumption"), "speculative_requests.csv", 3, "zone",
            "duplicate-key", "The key NORTH, 2025-06-01 is already on line 2.", "Keep one of the two rows."),
        ["demand_growth: a year that is none"] = Case(
            f => f.Replace("demand_growth.csv", "BB,2026", "BB,26"), "demand_growth.csv", 3, "year", "out-of-range",
            "26 is outside the range at least 1990 and at most 2200 (year).", "Write a value at least 1990 and at most 2200 (year)."),
        ["demand_growth: half a year"] = Case(
            f => f.Replace("demand_growth.csv", "BB,2026", "BB,2026.5"), "demand_growth.csv", 3, "year", "bad-number",
            "2026.5 is not a whole number.", "Write a whole number."),
        ["demand_growth: a percent sign"] = Case(
            f => f.Replace("demand_growth.csv", ",1.5,", ",1.5 %,"), "demand_growth.csv", 3, "growth_pct", "bad-number",
            "1.5 % is not a finite number.", "The column is in percent: write 1.5."),
        ["demand_growth: a year twice"] = Case(
            f => f.Append("demand_growth.csv", "BB,2026,2,assumption"), "demand_growth.csv", 4, "country", "duplicate-key",
            "The key BB, 2026 is already on line 3.", "Keep one of the two rows."),
        ["algorithm_gains: algorithms that get worse"] = Case(
            f => f.Replace("algorithm_gains.csv", "2025-01-01,2.5,", "2025-01-01,0.5,"), "algorithm_gains.csv", 4, "factor_year",
            "out-of-range", "0.5 is outside the range at least 1 and at most 100 (per year).",
            "Write a value at least 1 and at most 100 (per year)."),
        ["algorithm_gains: no factor"] = Case(
            f => f.Replace("algorithm_gains.csv", "2025-01-01,2.5,", "2025-01-01,,"), "algorithm_gains.csv", 4, "factor_year",
            "empty-cell", "factor_year is empty and has no default.", "Fill it in."),
        ["algorithm_gains: a factor in words"] = Case(
            f => f.Replace("algorithm_gains.csv", "2025-01-01,2.5,", "2025-01-01,threefold,"), "algorithm_gains.csv", 4, "factor_year",
            "bad-number", "threefold is not a finite number.", Finite),
        ["algorithm_gains: a year instead of a day"] = Case(
            f => f.Replace("algorithm_gains.csv", "BB,2025-01-01", "BB,2025"), "algorithm_gains.csv", 4, "date", "bad-date",
            "2025 is not a date.", DateFix),
        ["algorithm_gains: a day twice"] = Case(
            f => f.Append("algorithm_gains.csv", "BB,2025-01-01,3,assumption"), "algorithm_gains.csv", 5, "country",
            "duplicate-key", "The key BB, 2025-01-01 is already on line 4.", "Keep one of the two rows."),
        ["algorithm_gains: days that fall"] = Case(
            f => f.Append("algorithm_gains.csv", "AA,2025-07-01,2.5,assumption"), "algorithm_gains.csv", 5, "date",
            "dates-not-rising", "2025-07-01 is below 2026-01-01 of line 3.",
            "Check the year, and write the dates of one entry in rising order."),
        ["datacenters: a first mark that is no day"] = Case(
            f => f.Replace("datacenters.csv", "2024-06-01", "June 2024"), "datacenters.csv", 5, "first_mark", "bad-date",
            "June 2024 is not a date.", DateFix),
        ["datacenters: a track nobody knows"] = Case(
            f => f.Replace("datacenters.csv", ",on_site,", ",onsite,"), "datacenters.csv", 5, "track", "bad-choice",
            "onsite is not one of firm, curtailable, on_site.", "Did you mean on_site?"),
        ["datacenters: halls of no power"] = Case(
            f => f.Replace("datacenters.csv", ",on_site,,40,", ",on_site,,0,"), "datacenters.csv", 5, "block_mw", "out-of-range",
            "0 is outside the range above 0 and at most 5000 (MW).", "Write a value above 0 and at most 5000 (MW)."),
        ["datacenters: reused or not"] = Case(
            f => f.Replace("datacenters.csv", ",on_site,,40,", ",on_site,yes,40,"), "datacenters.csv", 5, "reused", "bad-bool",
            "yes is neither true nor false.", "Write true or false."),
        ["datacenters: training in percent"] = Case(
            f => f.Replace("datacenters.csv", ",0.6,200,", ",60,200,"), "datacenters.csv", 5, "training_share", "out-of-range",
            "60 is outside the range at least 0 and at most 1 (share).", "60 looks like percent: write 0.6."),
        ["datacenters: pauses longer than a year"] = Case(
            f => f.Replace("datacenters.csv", ",0.6,200,", ",0.6,9000,"), "datacenters.csv", 5, "pause_hours_year", "out-of-range",
            "9000 is outside the range at least 0 and at most 8760 (h/year).", "Write a value at least 0 and at most 8760 (h/year)."),
        ["datacenters: half an hour of pause"] = Case(
            f => f.Replace("datacenters.csv", ",0.6,200,", ",0.6,0.5,"), "datacenters.csv", 5, "pause_hours_year", "bad-number",
            "0.5 is not a whole number.", "Write a whole number."),
        ["datacenters: a swing in percent"] = Case(
            f => f.Replace("datacenters.csv", ",200,0.5,14,", ",200,50,14,"), "datacenters.csv", 5, "inference_swing", "out-of-range",
            "50 is outside the range at least 0 and at most 1 (share).", "50 looks like percent: write 0.5."),
        ["datacenters: an hour after the last"] = Case(
            f => f.Replace("datacenters.csv", ",200,0.5,14,", ",200,0.5,24,"), "datacenters.csv", 5, "inference_peak_hour", "out-of-range",
            "24 is outside the range at least 0 and at most 23 (h).", "Write a value at least 0 and at most 23 (h)."),
        ["datacenters: a restart of days"] = Case(
            f => f.Replace("datacenters.csv", ",14,30,0.008,", ",14,2880,0.008,"), "datacenters.csv", 5, "restart_min", "out-of-range",
            "2880 is outside the range at least 0 and at most 1440 (min).", "Write a value at least 0 and at most 1440 (min)."),
        ["datacenters: a PUE that falls with heat"] = Case(
            f => f.Replace("datacenters.csv", ",30,0.008,4,", ",30,-0.01,4,"), "datacenters.csv", 5, "pue_per_c", "out-of-range",
            "-0.01 is outside the range at least 0 and at most 0.2 (1/degC).", "Write a value at least 0 and at most 0.2 (1/degC)."),
        ["datacenters: free cooling in words"] = Case(
            f => f.Replace("datacenters.csv", ",0.008,4,0.3,", ",0.008,cool,0.3,"), "datacenters.csv", 5, "pue_free_cooling_c",
            "bad-number", "cool is not a finite number.", Finite),
        ["datacenters: a fixed share in percent"] = Case(
            f => f.Replace("datacenters.csv", ",4,0.3,", ",4,30,"), "datacenters.csv", 5, "pue_fixed_share", "out-of-range",
            "30 is outside the range at least 0 and at most 1 (share).", "30 looks like percent: write 0.3."),
        ["datacenters: a plant that nobody makes"] = Case(
            f => f.Replace("datacenters.csv", ",gas_turbine,55,", ",gas_turbin,55,"), "datacenters.csv", 5, "on_site_supply",
            "unknown-reference", "supplies has no gas_turbin.", "Did you mean gas_turbine?"),
        ["datacenters: power that costs less than nothing"] = Case(
            f => f.Replace("datacenters.csv", ",gas_turbine,55,", ",gas_turbine,-55,"), "datacenters.csv", 5, "on_site_usd_mwh",
            "out-of-range", "-55 is outside the range at least 0 and at most 5000 (USD/MWh).",
            "Write a value at least 0 and at most 5000 (USD/MWh)."),
        ["datacenters: emissions in kilograms"] = Case(
            f => f.Replace("datacenters.csv", ",55,0.4,", ",55,400,"), "datacenters.csv", 5, "on_site_co2_t_mwh", "out-of-range",
            "400 is outside the range at least 0 and at most 3 (t/MWh).", "Write a value at least 0 and at most 3 (t/MWh)."),
        ["datacenters: a battery of no power"] = Case(
            f => f.Replace("datacenters.csv", ",0.4,20,4,", ",0.4,0,4,"), "datacenters.csv", 5, "battery_mw", "out-of-range",
            "0 is outside the range above 0 and at most 100000 (MW).", "Write a value above 0 and at most 100000 (MW)."),
        ["datacenters: hours in words"] = Case(
            f => f.Replace("datacenters.csv", ",20,4,0.9,", ",20,four,0.9,"), "datacenters.csv", 5, "battery_hours", "bad-number",
            "four is not a finite number.", Finite),
        ["datacenters: a battery that makes energy"] = Case(
            f => f.Replace("datacenters.csv", ",20,4,0.9,", ",20,4,1.9,"), "datacenters.csv", 5, "battery_efficiency", "out-of-range",
            "1.9 is outside the range above 0 and at most 1 (share).", "Write a value above 0 and at most 1 (share)."),
        ["datacenters: hours of ride-through"] = Case(
            f => f.Replace("datacenters.csv", ",0.9,5,", ",0.9,300,"), "datacenters.csv", 5, "ride_through_min", "out-of-range",
            "300 is outside the range above 0 and at most 60 (min).", "Write a value above 0 and at most 60 (min)."),
        ["datacenters: duplicates or not"] = Case(
            f => f.Replace("datacenters.csv", "2026-03-01,firm,,30,,", "2026-03-01,firm,,30,both,"), "datacenters.csv", 6, "duplicates",
            "bad-bool", "both is neither true nor false.", "Write true or false."),
        ["fabs: scrap beyond all"] = Case(
            f => f.Replace("fabs.csv", "1.2,,,60,SOUTH/packaging,,,0.1,", "1.2,,,60,SOUTH/packaging,,,1.1,"), "fabs.csv", 4, "scrap_share",
            "out-of-range", "1.1 is outside the range at least 0 and at most 1 (share).",
            "Write a value at least 0 and at most 1 (share)."),
        ["accelerators: half a stack"] = Case(
            f => f.Replace("accelerators.csv", "30000,8,16,", "30000,7.5,16,"), "accelerators.csv", 3, "memory_stacks", "bad-number",
            "7.5 is not a whole number.", "Write a whole number."),
    };

    public static TheoryData<string> Faults => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found_with_place_and_fix(string fault) => Cases[fault].Check();
}
