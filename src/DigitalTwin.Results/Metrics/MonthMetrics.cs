using System.Text.Json;
using DigitalTwin.Results.Compute;

namespace DigitalTwin.Results.Metrics;

/// <summary>Every figure of a month, by kind of entity: the columns of the monthly CSV files.</summary>
public static class MonthMetrics
{
    private const string GpuHours = "accelerator-hours";
    private const string ExaflopDays = "exaflop-days";

    /// <summary>Campuses with a plan.</summary>
    public static IReadOnlyList<Metric<CampusTally>> OfCampus { get; } =
    [
        new("plan_mw", "Plan", "MW", 3, "Power by the operator's plan at the end of the month", (in campus) => campus.Latest.PlanMw),
        new("energised_mw", "Energised", "MW", 3, "Power that the site has at the end of the month",
            (in campus) => campus.Latest.EnergisedMw),
        new("it_mw", "Accelerators' power", "MW", 3, "Power of the accelerators that run, without cooling",
            (in campus) => campus.Latest.ItMw),
        Count("gpus_wanted", "Wanted", "Accelerators that the plan wants at the end of the month", (in campus) => campus.Latest.Wanted),
        Count("gpus_installed", "In service", "Accelerators in service at the end of the month", (in campus) => campus.Latest.Running),
        Count("gpus_waiting_for_power", "Waiting", "Accelerators at the site that wait for power", (in campus) => campus.Waiting),
        Hours("wanted_gpu_hours", "Wanted", "Wanted by the plan over the month", (in campus) => campus.Month.Wanted),
        Hours("installed_gpu_hours", "In service", "In service over the month", (in campus) => campus.Month.Running),
        new("delivered_exaflop_days", "Delivered", ExaflopDays, 3, "Compute delivered in the month, 8-bit",
            (in campus) => campus.DeliveredInMonth),
        .. Enum.GetValues<Cause>().Select(Missing),
        Hours("outage_gpu_hours", "Outage", "In service and stopped by outages", (in campus) => campus.Month.Outage),
        Hours("shedding_gpu_hours", "Shedding", "In service and without power because firm load was shed",
            (in campus) => campus.Month.Shed),
        Hours("curtailment_gpu_hours", "Curtailment", "In service and stopped by price or contract", (in campus) => campus.Month.Curtailed),
        Hours("idle_gpu_hours", "Idle", "In service and asked for by nobody", (in campus) => campus.Month.Idle),
        Hours("family_gpu_hours", "Family",
            "Not done because accelerators are of weaker families than planned; negative where they are of stronger ones",
            (in campus) => campus.Month.Family),
    ];

    /// <summary>Countries.</summary>
    public static IReadOnlyList<Metric<CountryCompute>> OfCountry { get; } =
    [
        new("energised_mw", "Energised", "MW", 3, "Power that its campuses have at the end of the month",
            (in country) => country.EnergisedMw),
        new("it_mw", "Accelerators' power", "MW", 3, "Power of the accelerators that run, without cooling", (in country) => country.ItMw),
        new("gpus_installed", "In service", Metric.Accelerators, 0, "Accelerators in service", (in country) => country.Installed),
        new("gpus_waiting_for_power", "Waiting", Metric.Accelerators, 0, "Accelerators at sites that wait for power",
            (in country) => country.Waiting),
        new("queue_gw", "Queue", "GW", 3, "Power in the connection queues of its zones", (in country) => country.QueueMw / 1000),
        Compute("target_exaflop_days", "Target", "Planned compute in the month", (in country) => country.Shortfall.Target),
        Compute("delivered_exaflop_days", "Delivered", "Compute delivered in the month", (in country) => country.Shortfall.Delivered),
        .. Enum.GetValues<Cause>().Select(cause => Missing(Shortfall.NameOf(cause))),
        Missing("outage"),
        Missing("shedding"),
        Missing("curtailment"),
        Missing("idle"),
        Missing("family"),
        Missing("aheadOfPlan"),
        Compute("effective_exaflop_days", "Effective", "Compute delivered, counted in the algorithms of the base date",
            (in country) => country.Effective.Delivered),
        Compute("effective_target_exaflop_days", "Effective target",
            "Planned compute, counted in the algorithms of the base date",
            (in country) => country.Effective.Target),
    ];

    private static Metric<CampusTally> Missing(Cause cause)
    {
        string name = JsonNamingPolicy.SnakeCaseLower.ConvertName(cause.ToString());
        return Hours(name + "_gpu_hours", "Missing: " + name, $"Wanted and not in service; cause: {name}",
            (in campus) => campus.Month.Missing[(int)cause]);
    }

    /// <summary>What is missing in a country by a cause, as the summary names it.</summary>
    private static Metric<CountryCompute> Missing(string cause)
    {
        string name = JsonNamingPolicy.SnakeCaseLower.ConvertName(cause);
        string meaning = cause switch
        {
            "aheadOfPlan" => "Compute delivered before plans wanted it, as a negative figure",
            "family" => "Compute missing because accelerators are of weaker families than planned; negative where of stronger ones",
            _ => $"Compute missing; cause: {name}",
        };
        return Compute(name, "Missing: " + name, meaning, (in country) => country.Shortfall.ByCause.GetValueOrDefault(cause));
    }

    private static Metric<CampusTally> Count(string name, string title, string meaning, Figure<CampusTally> read) =>
        new(name, title, Metric.Accelerators, 0, meaning, read);

    private static Metric<CampusTally> Hours(string name, string title, string meaning, Figure<CampusTally> read) =>
        new(name, title, GpuHours, 3, meaning, read);

    private static Metric<CountryCompute> Compute(string name, string title, string meaning, Figure<CountryCompute> read) =>
        new(name, title, ExaflopDays, 3, meaning + ", 8-bit", read);
}
