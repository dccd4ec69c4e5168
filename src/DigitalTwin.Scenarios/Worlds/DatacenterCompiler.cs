using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>
/// Datacenters: campuses have dated MW; the existing ones of a zone draw what zones.datacenter_twh takes out of its load, so that no
/// energy is lost or counted twice.
/// </summary>
internal static class DatacenterCheck
{
    private const double Rounding = 0.01;

    public static void Run(ScenarioContent content, FindingLog log)
    {
        bool powersKnown = !content.DatacenterMw.Damaged;
        ILookup<string, DatacenterMwRow> powers = content.DatacenterMw.By(row => row.DatacenterCell);
        foreach (DatacenterRow campus in content.Datacenters.Where(d => d.KindCell.Has && d.Kind == "campus"))
        {
            if (powersKnown && !powers.Contains(campus.Key))
                log.Error("datacenter-without-power", campus, campus.IdCell, $"The campus {campus.Key} has no row in datacenter_mw.",
                    "Add one for each phase.");
            if (campus.AcceleratorsAtStart > 0 && campus.AcceleratorCell.IsMissing)
                log.Error("accelerators-without-family", campus.AcceleratorsAtStartCell,
                    $"{campus.Key} has accelerators of no family.", "Fill in accelerator.");
        }

        if (powersKnown && !content.Datacenters.Damaged && !content.Zones.Damaged)
        {
            CheckExisting(content, powers, log);
            CheckGrowth(content, powers, log);
        }
    }

    /// <summary>
    /// Where the existing datacenters of some country grow, one whose neither grow nor have campuses stands still by accident or on
    /// purpose: a second dated row says that it is meant.
    /// </summary>
    private static void CheckGrowth(ScenarioContent content, ILookup<string, DatacenterMwRow> powers, FindingLog log)
    {
        if (!content.Datacenters.Any(row => row.KindCell.Has && row.Kind == "existing" && powers[row.Key].Skip(1).Any()))
            return;
        ILookup<string, DatacenterRow> sites = content.Datacenters.By(row => row.ZoneCell);
        foreach (IGrouping<string, ZoneRow> country in content.Zones.Where(zone => zone.CountryCell.Has).GroupBy(
            zone => zone.Country, StringComparer.Ordinal))
        {
            ZoneRow? first = country.FirstOrDefault(zone => zone.DatacenterTwhCell.Has && zone.DatacenterTwh > 0);
            bool isSaid = country.SelectMany(zone => sites[zone.Key])
                .Any(site => !site.KindCell.Has || site.Kind == "campus" || powers[site.Key].Skip(1).Any());
            if (first is not null && !isSaid)
                log.Warn("country-without-datacenter-growth", first, first.DatacenterTwhCell,
                    $"Datacenters of other countries grow; those of {country.Key} stay as they are, and it has no campus.",
                    "Add rows to datacenter_mw: later MW, or the same MW on a later day where none are to come.");
        }
    }

    private static void CheckExisting(ScenarioContent content, ILookup<string, DatacenterMwRow> powers, FindingLog log)
    {
        ILookup<string, DatacenterRow> byZone = content.Datacenters.By(row => row.ZoneCell);
        foreach (ZoneRow zone in content.Zones.Where(z => z.DatacenterTwhCell.Has))
        {
            double wantedMw = zone.DatacenterTwh * 1e6 / Calendar.HoursPerYear;
            DatacenterRow[] existing = [.. byZone[zone.Key].Where(d => d.KindCell.Has && d.Kind == "existing")];
            if (existing.Length == 0)
            {
                if (wantedMw > 0)
                    log.Error("missing-existing-datacenter", zone.DatacenterTwhCell,
                        $"{zone.Key} has {zone.DatacenterTwhCell.Text} TWh of existing datacenters, "
                            + "but no row of kind existing in datacenters.",
                        "Add the row, or make datacenter_twh 0.");
                continue;
            }

            DatacenterRow[] without = [.. existing.Where(d => !powers.Contains(d.Key))];
            if (without.Length == 0)
                Compare(zone, existing, powers, wantedMw, content.Calendar, log);
            else if (existing.Length > 1)
                log.Error("datacenter-without-power", without[0], without[0].IdCell,
                    $"{zone.Key} has several existing datacenters, and {without[0].Key} has no row in datacenter_mw.",
                    "Give each its MW, or write one row for all of them.");
        }
    }

    private static void Compare(
        ZoneRow zone, DatacenterRow[] existing, ILookup<string, DatacenterMwRow> powers, double wantedMw, Calendar? calendar,
        FindingLog log)
    {
        if (calendar is null || existing.Any(d => powers[d.Key].Any(p => !(p.DateCell.Has && p.MwCell.Has))))
            return;
        // The first date is that of the sourced load: what they have grown by later is no part of it, whenever the run begins.
        double givenMw = existing.Sum(d => Paths.Of(powers[d.Key], point => point.Mw, calendar).Points[0].Value);
        if (Math.Abs(givenMw - wantedMw) <= Rounding * Math.Max(wantedMw, 1))
            return;
        string given = givenMw.ToString("0.#", CultureInfo.InvariantCulture);
        string wanted = wantedMw.ToString("0.#", CultureInfo.InvariantCulture);
        DatacenterMwRow first = powers[existing[0].Key].First();
        log.Error("datacenter-energy-differs", first.MwCell,
            $"The existing datacenters of {zone.Key} draw {given} MW, "
                + $"but its datacenter_twh of {zone.DatacenterTwhCell.Text} is {wanted} MW.",
            $"Write {wanted}, or take the rows away: the MW then follow datacenter_twh.");
    }
}

/// <summary>Compiles datacenters.</summary>
internal sealed class DatacenterCompiler(ScenarioContent content)
{
    private readonly ILookup<string, DatacenterMwRow> _power = content.DatacenterMw.By(row => row.DatacenterCell);

    private readonly SitePlanCompiler _plans = new(content);

    private readonly CoolingCompiler _cooling = new(content);

    private readonly ILookup<string, SiteChoiceRow> _choices = content.SiteChoices.By(row => row.DatacenterCell);

    /// <summary>The datacenters whose zone the scenario says, by identifier.</summary>
    public ImmutableArray<DatacenterSpec> Compile() => [.. content.Datacenters
        .Where(row => !_choices.Contains(row.Key))
        .Select(row => Datacenter(row, ZoneOf(row), row.Track))];

    /// <summary>The campuses whose operators choose among zones, by identifier.</summary>
    public ImmutableArray<SiteChoice> Choices() => [.. content.Datacenters
        .Where(row => _choices.Contains(row.Key))
        .Select(row => SiteChoice.Of(row.Key, [Candidate(row, null), .. _choices[row.Key].Select(choice => Candidate(row, choice))]) with
        {
            FilesEverywhere = row.Duplicates ?? false,
        })];

    /// <summary>A campus as it would be in the zone of a row of site_choices, or in that of its own row.</summary>
    private DatacenterSpec Candidate(DatacenterRow campus, SiteChoiceRow? choice)
    {
        ZoneRow zone = choice is null ? ZoneOf(campus) : content.Zones.Find(choice.ZoneCell)!;
        string track = choice?.Track ?? campus.Track;
        DatacenterSpec site = Datacenter(campus, zone, track) with { Id = SiteChoice.IdOf(campus.Key, zone.Key) };
        return choice is null ? site : site with
        {
            Latitude = choice.Lat ?? zone.Lat,
            Longitude = choice.Lon ?? zone.Lon,
        };
    }

    /// <summary>A campus like that of a row, in the zone and on the track of an option; without power of its own.</summary>
    public DatacenterSpec Like(CampusOptionRow option)
    {
        DatacenterRow campus = content.Datacenters.Find(option.LikeCell)!;
        ZoneRow zone = content.Zones.Find(option.ZoneCell)!;
        DatacenterSpec site = Datacenter(campus, zone, option.Track) with
        {
            Operator = option.Operator,
            Latitude = zone.Lat,
            Longitude = zone.Lon,
            FacilityMw = DatedPath.Constant(0),
            AcceleratorsAtStart = 0,
        };
        return site with { Plan = _plans.PlanOfNew(campus, option) };
    }

    private ZoneRow ZoneOf(DatacenterRow row) => content.Zones.Find(row.ZoneCell)!;

    private DatacenterSpec Datacenter(DatacenterRow row, ZoneRow zone, string track)
    {
        double baselineMw = zone.DatacenterTwh * 1e6 / Calendar.HoursPerYear;
        DatedPath facilityMw = Paths.Of(_power[row.Key], point => point.Mw, content.Calendar!, baselineMw);
        return new DatacenterSpec
        {
            Id = row.Key,
            Name = row.Name,
            Zone = zone.Key,
            Operator = row.Operator,
            Latitude = row.Lat,
            Longitude = row.Lon,
            FacilityMw = facilityMw,
            Pue = row.Pue,
            FlexibleShare = row.FlexibleShare,
            FlexibleStrikeUsdPerMwh = row.FlexibleStrikeUsdMwh,
            Training = row.TrainingShareCell.Has
                ? new TrainingSpec(
                    row.TrainingShareCell.Number,
                    row.PauseHoursYear ?? TrainingSpec.UsualPauseHours)
                {
                    RestartMinutes = row.RestartMin ?? 0,
                    Inference = row.InferenceSwingCell.Has ? InferenceOf(row, row.Lon) : null,
                }
                : null,
            Cooling = _cooling.Of(row, zone.Key),
            Battery = row.BatteryMwCell.Has || row.RideThroughMinCell.Has
                ? new BatterySpec(
                    row.BatteryMw ?? 0, row.BatteryHours ?? 0,
                    row.BatteryEfficiency ?? BatterySpec.UsualEfficiency, row.RideThroughMin ?? 0)
                : null,
            Accelerator = content.Accelerators.Find(row.AcceleratorCell) is { } family ? Accelerator(family, content.Calendar!) : null,
            Country = zone.Country,
            IsExisting = row.Kind == "existing",
            Plan = _plans.PlanOf(row, (zone.Key, track), facilityMw),
            AcceleratorsAtStart = row.AcceleratorsAtStart,
        };
    }

    private static InferenceSpec InferenceOf(DatacenterRow row, double longitude) => new(
        row.InferenceSwingCell.Number,
        InferenceSpec.UtcHour(row.InferencePeakHour ?? InferenceSpec.UsualPeakHour, longitude));

    /// <summary>The accelerator family of a row.</summary>
    public static AcceleratorSpec Accelerator(AcceleratorRow row, Calendar calendar) =>
        new(row.Key, row.SystemW, row.Fp8DenseTflops, row.PriceUsd)
        {
            MemoryStacks = row.MemoryStacks,
            PackagesPerWafer = row.PackagesPerWafer,
            ExportClass = row.ExportClass ?? "",
            Designer = row.Designer ?? "",
            VolumeTick = row.VolumeFromCell.Has ? calendar.TickAtOrAfter(row.VolumeFromCell.Date) : long.MinValue,
            IsMerchant = row.Merchant,
        };
}
