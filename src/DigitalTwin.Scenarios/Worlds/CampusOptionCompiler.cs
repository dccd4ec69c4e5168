using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Who begins campuses has money and one family for them, and the zone says how long a connection takes.</summary>
internal static class CampusOptionCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        ILookup<string, OperatorCapitalRow> capital = content.OperatorCapital.By(row => row.OperatorCell);
        foreach (CampusOptionRow option in content.CampusOptions.Where(row => row.OperatorCell.Has && row.ZoneCell.Has && row.TrackCell.Has))
        {
            if (!content.OperatorCapital.Damaged && !capital.Contains(option.Operator))
                log.Error("campuses-without-money", option.OperatorCell,
                    $"{option.Operator} has no row in operator_capital: how many campuses it can pay for is not known.",
                    "Add its money to operator_capital, or remove the row.");
            if (!content.Connections.Damaged && content.Connections.Find(option.Zone, option.Track) is null)
                log.Error("campus-without-connection", option.ZoneCell,
                    $"{option.Operator} may begin a campus in {option.Zone}, but connections has no row for {option.Zone} and "
                        + $"{option.Track}.",
                    "Add the row to connections, or name another track.");
            CheckLike(content, option, log);
        }
    }

    private static void CheckLike(ScenarioContent content, CampusOptionRow option, FindingLog log)
    {
        if (content.Datacenters.Find(option.LikeCell) is not { } like || !like.KindCell.Has)
            return;
        if (like.Kind != "campus" || like.AcceleratorCell.IsMissing)
        {
            log.Error("like-no-campus", option.LikeCell, $"{like.Key} is no campus with an accelerator family.",
                "Name a campus that has one.");
            return;
        }

        CampusOptionRow first = content.CampusOptions.First(row => row.OperatorCell.Has && row.Operator == option.Operator);
        if (content.Datacenters.Find(first.LikeCell) is { } other && other.AcceleratorCell.Text != like.AcceleratorCell.Text)
            log.Error("campuses-of-two-families", option.LikeCell,
                $"{option.Operator} would fill campuses with {other.AcceleratorCell.Text} and with {like.AcceleratorCell.Text}: what a MW "
                    + "costs it is then not one figure.",
                "Name campuses of one family.");
    }
}

/// <summary>Compiles what operators can begin, and what they have announced.</summary>
internal sealed class CampusOptionCompiler(ScenarioContent content)
{
    private readonly DatacenterCompiler _datacenters = new(content);
    private readonly ILookup<string, DatacenterMwRow> _power = content.DatacenterMw.By(row => row.DatacenterCell);

    /// <summary>The zones and tracks in which an operator begins campuses, in the order of their keys.</summary>
    public ImmutableArray<CampusOption> OptionsOf(string operatorId) =>
    [
        .. content.CampusOptions.Where(row => row.Operator == operatorId)
            .Select(row => new CampusOption(_datacenters.Like(row), row.CampusMw, row.MostMwYear)),
    ];

    /// <summary>IT power of each announced campus of an operator above that of its beginning, MW over time.</summary>
    public ImmutableArray<DatedPath> AnnouncedItMw(string operatorId) =>
    [
        .. content.Datacenters.Where(row => row.Operator == operatorId && row.Kind == "campus" && _power.Contains(row.Key))
            .Select(row => Growth(Paths.Of(_power[row.Key], point => point.Mw, content.Calendar!), row.Pue)),
    ];

    private static DatedPath Growth(DatedPath facilityMw, double pue)
    {
        double startMw = facilityMw.At(0);
        return new DatedPath([.. facilityMw.Points.Select(point => point with { Value = Math.Max(0, point.Value - startMw) / pue })]);
    }
}
