using DigitalTwin.Results.Compute;
using static DigitalTwin.Viewer.Reports.Markup;

namespace DigitalTwin.Viewer.Reports;

/// <summary>The compute of a report: what is planned, what runs, and why the rest does not run, by country; campuses.</summary>
internal static class ComputeSections
{
    private const int MostCountries = 6;
    private const int MostCampuses = 40;

    public static string Of(ReportFigures figures, RunSummary summary)
    {
        var found = summary.Countries.Select(country => (Country: country, Missing: MissingOf(figures, country.Id)))
            .Where(one => one.Missing.Count > 0).OrderByDescending(one => one.Missing.Sum(cause => cause.Last)).ToList();
        if (found.Count == 0)
            return "";
        var html = new StringBuilder("<h2>What holds compute back</h2><p>Accelerators that announced plans include by then and that do not "
            + "compute. Each has one cause, so that they add up. Plans are announcements, and often assumptions.</p><div class=\"grid\">");
        foreach ((CountrySummary country, List<Missing> missing) in found.Take(MostCountries))
        {
            html.Append("<section><h3>").Append(Text(country.Id)).Append("</h3><p>").Append(Verdict(missing)).Append("</p>");
            html.Append(Chart.Stack(
                $"{country.Id}: missing by cause, mean of each {figures.Step}",
                "accelerators",
                [.. missing.Select(one => new Curve(CauseLooks.WordsOf(one.Cause), CauseLooks.ColourOf(one.Cause), one.Values))],
                figures.Time)).Append("</section>");
        }

        html.Append("</div>").Append(Countries(found)).Append(Campuses(summary));
        return html.ToString();
    }

    private static List<Missing> MissingOf(ReportFigures figures, string country)
    {
        var missing = new List<Missing>();
        foreach (Cause cause in Enum.GetValues<Cause>())
        {
            double[] values = figures.Means(EntityIds.Country(country), "missing_" + cause.ToString().ToLowerInvariant());
            if (values.Length == figures.Time.Count && values.Any(value => value > 0))
                missing.Add(new Missing(cause, values));
        }

        return missing;
    }

    /// <summary>The binding constraint in words.</summary>
    private static string Verdict(List<Missing> missing)
    {
        double all = missing.Sum(one => one.Last);
        Missing first = missing.MaxBy(one => one.Last)!;
        return all <= 0
            ? "Nothing is missing at the end."
            : $"At the end most of what is missing waits for <strong>{CauseLooks.WordsOf(first.Cause)}</strong>: "
                + $"{Percent(first.Last / all)} of {Figure(all)} accelerators.";
    }

    private static string Countries(List<(CountrySummary Country, List<Missing> Missing)> found) => Table(
        "Compute by country at the end",
        ["Country", "#In service", "#Missing", "Waits mostly for", "#Energised, MW", "#Queue, GW", "#Delivered, exaflop-days"],
        found.Select(one => (string[])
        [
            Text(one.Country.Id),
            one.Country.GpusInstalled.ToString("N0", CultureInfo.InvariantCulture),
            Figure(Math.Round(one.Missing.Sum(cause => cause.Last))),
            CauseLooks.WordsOf(one.Missing.MaxBy(cause => cause.Last)!.Cause),
            Figure(one.Country.EnergisedMw),
            Figure(one.Country.QueueGw),
            Figure(one.Country.DeliveredExaflopDays),
        ]));

    private static string Campuses(RunSummary summary) => summary.Campuses.Count == 0 ? "" : "<h2>Campuses</h2>" + Table(
        $"Campuses with a plan, the largest first ({Math.Min(MostCampuses, summary.Campuses.Count)} of {summary.Campuses.Count})",
        ["Campus", "Zone", "#Plan, MW", "#Energised, MW", "#Accelerators", "#Wanted", "#Months to power", "Waits mostly for"],
        summary.Campuses.OrderByDescending(campus => campus.PlanMw).ThenBy(campus => campus.Id, StringComparer.Ordinal).Take(MostCampuses)
            .Select(campus => (string[])
            [
                Text(campus.Id),
                Text(campus.Zone),
                Figure(campus.PlanMw),
                Figure(campus.EnergisedMw),
                campus.GpusInstalled.ToString("N0", CultureInfo.InvariantCulture),
                campus.GpusWanted.ToString("N0", CultureInfo.InvariantCulture),
                campus.MonthsToPower is double months ? Figure(months) : "",
                WaitsFor(campus),
            ]));

    private static string WaitsFor(CampusSummary campus)
    {
        (string? cause, double days) = campus.ShortfallByCause.OrderByDescending(pair => pair.Value).FirstOrDefault();
        if (days <= 0)
            return "";
        return Enum.TryParse(cause, ignoreCase: true, out Cause known) ? CauseLooks.WordsOf(known) : Text(cause!);
    }

    /// <summary>Accelerators that are missing for one cause, by step.</summary>
    private sealed record Missing(Cause Cause, double[] Values)
    {
        public double Last => Values[^1];
    }
}
