using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.History;

/// <summary>Makes a row of figures of every tick. Entities that join get columns; those that leave keep theirs, without values.</summary>
public sealed class HistoryRows
{
    private readonly ImmutableArray<GridMember>[] _rosters;
    private readonly MemberColumns[][] _members;
    private readonly int[] _countryOf;
    private readonly double[] _countries;
    private HistorySchema _schema;
    private long[] _row = [];

    /// <summary>Creates it for a run that has not ticked, or one that was recovered.</summary>
    /// <param name="world">The world of the run.</param>
    public HistoryRows(WorldSpec world)
    {
        _rosters = new ImmutableArray<GridMember>[world.Zones.Length];
        _members = new MemberColumns[world.Zones.Length][];
        _schema = new HistorySchema(
            [
                .. world.Zones.Select(zone => (zone.Id, EntityKind.Zone)),
                .. world.Lines.Select(line => (line.Id, EntityKind.Line)),
                .. world.Countries.Select(country => (EntityIds.Country(country.Id), EntityKind.Country)),
            ]);
        _countryOf = [.. world.Zones.Select(zone => CountryOf(world, zone))];
        _countries = new double[world.Countries.Length * HourMetrics.OfCountry.Count];
    }

    /// <summary>The figures of a tick; valid until the next call.</summary>
    public HistoryRow Of(in TickCommit commit)
    {
        ReadOnlySpan<GridReport> reports = commit.Reports.Span;
        Follow(reports);
        int column = 0;
        foreach (GridReport report in reports)
            Put(HourMetrics.OfZone, report, ref column);

        foreach (double flowMw in commit.FlowsMw.Span)
            Put(HourMetrics.OfLine, flowMw, ref column);
        int members = column + _countries.Length;
        Array.Fill(_row, HistoryRow.Missing, members, _row.Length - members);
        Array.Clear(_countries);
        for (int zone = 0; zone < reports.Length; zone++)
            TakeMembers(_members[zone], reports[zone], CountryAt(zone));
        foreach (double figure in _countries)
            _row[column] = _schema.Columns[column++].Metric.Encode(figure);
        return new HistoryRow(commit.Tick, _schema, _row);
    }

    private void TakeMembers(MemberColumns[] members, GridReport report, Span<double> country)
    {
        for (int i = 0; i < members.Length; i++)
        {
            if (members[i].First < 0)
                continue;
            if (report.Members[i].Detail is CampusDetail { Site: SiteReport site })
                Add(site, country);
            int column = members[i].First;
            Put(HourMetrics.OfMembers(members[i].Kind), report.Members[i], ref column);
        }
    }

    /// <summary>The figures of a zone's country; none where it is not among the world's.</summary>
    private Span<double> CountryAt(int zone) =>
        _countryOf[zone] < 0 ? [] : _countries.AsSpan(_countryOf[zone] * HourMetrics.OfCountry.Count, HourMetrics.OfCountry.Count);

    private static int CountryOf(WorldSpec world, ZoneSpec zone)
    {
        for (int i = 0; i < world.Countries.Length; i++)
        {
            if (world.Countries[i].Id == zone.Country)
                return i;
        }

        return -1;
    }

    /// <summary>Adds a campus to the figures of its country, which may be none.</summary>
    private static void Add(SiteReport site, Span<double> country)
    {
        for (int i = 0; i < country.Length; i++)
            country[i] += HourMetrics.OfCountry[i].Read(site);
    }

    private void Put<T>(IReadOnlyList<Metric<T>> metrics, in T report, ref int column)
    {
        for (int i = 0; i < metrics.Count; i++)
            _row[column++] = metrics[i].Encode(metrics[i].Read(report));
    }

    /// <summary>Gives columns to those who have joined; those who have left keep theirs, without values.</summary>
    private void Follow(ReadOnlySpan<GridReport> reports)
    {
        for (int zone = 0; zone < reports.Length; zone++)
        {
            ImmutableArray<GridMember> roster = reports[zone].Roster;
            if (roster == _rosters[zone])
                continue;
            _rosters[zone] = roster;
            (string Entity, EntityKind Kind)[] members = [.. roster.Select(member => (member.Id, member.Kind))];
            (string, EntityKind)[] joined =
                [.. members.Where(member => !IsOffice(member.Kind) && FirstColumn(member) < 0)];
            if (joined.Length > 0)
                _schema = _schema.With(joined);
            _members[zone] =
                [.. members.Select(member => new MemberColumns(IsOffice(member.Kind) ? -1 : FirstColumn(member), member.Kind))];
        }

        if (_row.Length != _schema.Columns.Count)
            _row = new long[_schema.Columns.Count];
    }

    /// <summary>Operators, countries and suppliers settle no power: what is kept of countries are sums of their campuses.</summary>
    private static bool IsOffice(EntityKind kind) => kind is EntityKind.Operator or EntityKind.Country or EntityKind.Supply;

    private int FirstColumn((string Entity, EntityKind Kind) member) =>
        _schema.Find(member.Entity, HourMetrics.Of(member.Kind)[0].Name) ?? -1;

    /// <summary>Where a member's figures go; no column for those that have none.</summary>
    private readonly record struct MemberColumns(int First, EntityKind Kind);
}
