using DigitalTwin.Model.Market;

namespace DigitalTwin.Studies.Adequacy;

/// <summary>Share of net summer capacity that a market accredits to a class of plants in a delivery year.</summary>
/// <param name="Zone">Zone of the market.</param>
/// <param name="Technology">Technology, or demand_response.</param>
/// <param name="Year">Year in which the delivery year begins, on 1 June.</param>
/// <param name="Rating">The share, 0 to 1.</param>
public sealed record ClassRating(string Zone, string Technology, int Year, double Rating);

/// <summary>A capacity auction.</summary>
/// <param name="Zone">Zone of the market.</param>
/// <param name="Year">Year in which the delivery year begins.</param>
/// <param name="PeakMw">Peak that the market forecast, MW.</param>
/// <param name="RequirementMw">Accredited capacity that it wanted, MW.</param>
/// <param name="SupplyMw">Accredited capacity that there was, MW.</param>
public sealed record CapacityAuction(string Zone, int Year, double PeakMw, double RequirementMw, double SupplyMw)
{
    /// <summary>Accredited capacity over the requirement, less one, percent.</summary>
    public double MarginPercent => 100 * (SupplyMw / RequirementMw - 1);
}

/// <summary>What a class of plants counts for.</summary>
/// <param name="Technology">Technology, or demand_response.</param>
/// <param name="NetMw">Net summer capacity at the beginning of the delivery year, MW.</param>
/// <param name="Rating">Published class rating, share.</param>
/// <param name="OwnElcc">ELCC of the class by the twin's own draws, share of net capacity; null where it was not asked for.</param>
public sealed record AccreditedClass(string Technology, double NetMw, double Rating, double? OwnElcc)
{
    /// <summary>Accredited capacity, MW.</summary>
    public double AccreditedMw => NetMw * Rating;
}

/// <summary>The accredited margin of a zone in a delivery year, beside that of the auction.</summary>
/// <param name="Auction">The auction.</param>
/// <param name="PeakMw">Peak of the run in the delivery year, interruptible load included, MW.</param>
/// <param name="Classes">What the zone's plants count for, the largest first.</param>
public sealed record AccreditedMargin(CapacityAuction Auction, double PeakMw, IReadOnlyList<AccreditedClass> Classes)
{
    /// <summary>Accredited capacity, MW.</summary>
    public double AccreditedMw => Classes.Sum(part => part.AccreditedMw);

    /// <summary>The run's peak times the auction's requirement over the auction's peak, MW.</summary>
    public double RequirementMw => PeakMw * (Auction.RequirementMw / Auction.PeakMw);

    /// <summary>Accredited capacity over the requirement, less one, percent.</summary>
    public double MarginPercent => 100 * (AccreditedMw / RequirementMw - 1);
}

/// <summary>
/// Accredited margins as a capacity market counts them: net summer capacity times the published rating of each class, over the peak of the
/// twin's run times the market's requirement.
/// </summary>
public static class AccreditedMargins
{
    private const string DemandResponse = "demand_response";

    /// <summary>Interruptible loads of the scenario count as demand response; other flexible loads do not.</summary>
    private const string Interruptible = "/interruptible";

    /// <summary>Works the margins out.</summary>
    /// <param name="world">The world.</param>
    /// <param name="loads">Loads of its run from tick 0 to the end of the last delivery year.</param>
    /// <param name="auctions">Auctions.</param>
    /// <param name="ratings">Class ratings.</param>
    /// <param name="ownElcc">The twin's own ELCC of a zone's class; null where it is not wanted.</param>
    public static IReadOnlyList<AccreditedMargin> Of(
        WorldSpec world, ImmutableArray<ZoneLoads> loads, IReadOnlyList<CapacityAuction> auctions, IReadOnlyList<ClassRating> ratings,
        Func<string, string, double?>? ownElcc = null) =>
        [.. auctions.Select(auction => Of(world, loads, auction, ratings, ownElcc))];

    /// <summary>Hours from the beginning of a run to the end of the last delivery year.</summary>
    public static int HoursOf(WorldSpec world, IReadOnlyList<CapacityAuction> auctions) =>
        (int)auctions.Max(auction => BeginOf(world, auction.Year + 1));

    private static AccreditedMargin Of(
        WorldSpec world, ImmutableArray<ZoneLoads> loads, CapacityAuction auction, IReadOnlyList<ClassRating> ratings,
        Func<string, string, double?>? ownElcc)
    {
        int zone = 0;
        while (world.Zones[zone].Id != auction.Zone)
            zone++;
        long begin = BeginOf(world, auction.Year), end = BeginOf(world, auction.Year + 1);
        double peakMw = 0;
        for (long hour = begin; hour < end; hour++)
            peakMw = Math.Max(peakMw, loads[zone].FirmMw[hour] + loads[zone].FlexibleMw[hour]);
        var classes = new List<AccreditedClass>();
        foreach (ClassRating rating in ratings.Where(known => known.Zone == auction.Zone && known.Year == auction.Year))
        {
            double netMw = rating.Technology == DemandResponse
                ? InterruptibleMw(world, auction.Zone, begin)
                : world.Fleets.Where(fleet => fleet.Zone == auction.Zone && fleet.Technology == rating.Technology)
                    .Sum(fleet => AdequacyWorld.NetMw(fleet, world.Calendar, begin));
            if (netMw > 0)
                classes.Add(new AccreditedClass(rating.Technology, netMw, rating.Rating, ownElcc?.Invoke(auction.Zone, rating.Technology)));
        }

        return new AccreditedMargin(auction, peakMw, [.. classes.OrderByDescending(part => part.AccreditedMw)]);
    }

    private static double InterruptibleMw(WorldSpec world, string zone, long tick) => world.FlexibleLoads
        .Where(load => load.Zone == zone && load.Id.EndsWith(Interruptible, StringComparison.Ordinal)).Sum(load => load.PowerMw.At(tick));

    private static long BeginOf(WorldSpec world, int year) =>
        world.Calendar.TickAtOrAfter(new DateTime(year, 6, 1, 0, 0, 0, DateTimeKind.Utc));

    /// <summary>Reads class ratings: zone, technology, delivery_year, rating, then what readers need; one header line, no quotes.</summary>
    /// <exception cref="InvalidDataException">A line is not readable.</exception>
    public static IReadOnlyList<ClassRating> ReadRatings(string path) =>
    [
        .. Lines(path, numbersFrom: 2, numbers: 2)
            .Select(line => new ClassRating(line.Cells[0], line.Cells[1], (int)line.Values[0], line.Values[1])),
    ];

    /// <summary>Reads auctions: zone, delivery_year, peak_mw, requirement_mw, supply_mw, then what readers need.</summary>
    /// <exception cref="InvalidDataException">A line is not readable.</exception>
    public static IReadOnlyList<CapacityAuction> ReadAuctions(string path) =>
    [
        .. Lines(path, numbersFrom: 1, numbers: 4)
            .Select(line => new CapacityAuction(line.Cells[0], (int)line.Values[0], line.Values[1], line.Values[2], line.Values[3])),
    ];

    private static IEnumerable<(string[] Cells, double[] Values)> Lines(string path, int numbersFrom, int numbers)
    {
        int number = 1;
        foreach (string line in File.ReadLines(path).Skip(1))
        {
            number++;
            string[] cells = line.Split(',');
            double[] values = new double[numbers];
            for (int i = 0; i < numbers; i++)
            {
                if (numbersFrom + i >= cells.Length
                    || !double.TryParse(cells[numbersFrom + i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]))
                    throw new InvalidDataException($"{path}:{number}: column {numbersFrom + i + 1} wants a number.");
            }

            yield return (cells, values);
        }
    }
}
