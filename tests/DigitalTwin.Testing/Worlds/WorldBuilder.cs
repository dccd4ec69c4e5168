namespace DigitalTwin.Testing.Worlds;

/// <summary>Builds small worlds in a few words, for tests that a person can check by hand.</summary>
public sealed class WorldBuilder
{
    private readonly List<ZoneSpec> _zones = [];
    private readonly List<FleetSpec> _fleets = [];
    private readonly List<LineSpec> _lines = [];
    private readonly List<DatacenterSpec> _datacenters = [];
    private readonly List<SiteChoice> _choices = [];
    private readonly List<ChipFabSpec> _fabs = [];
    private readonly List<FlexibleLoadSpec> _flexibleLoads = [];
    private readonly List<OperatorSpec> _operators = [];
    private readonly List<SupplySpec> _supplies = [];
    private readonly List<ExportRule> _exportControls = [];
    private readonly List<(string Country, CorridorSpec Corridor)> _corridors = [];
    private DateTime _startUtc = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Begins the run on another day.</summary>
    public WorldBuilder Starting(int year, int month, int day)
    {
        _startUtc = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        return this;
    }

    /// <summary>Adds a zone with the same load in every hour.</summary>
    public WorldBuilder Zone(string id, double loadMw) => Zone(id, _ => loadMw);

    /// <summary>Adds a zone whose load depends on the hour of the UTC day.</summary>
    public WorldBuilder Zone(string id, Func<int, double> loadMwByHourOfDay)
    {
        ImmutableArray<double> load = [.. Enumerable.Range(0, Calendar.HoursPerYear).Select(hour => loadMwByHourOfDay(hour % 24))];
        _zones.Add(new ZoneSpec
        {
            Id = id,
            Name = id,
            Country = id,
            Latitude = 0,
            Longitude = 0,
            SyncArea = id,
            OrdinaryLoadMw = new HourlySeries(id, load),
            EssentialShare = 0.1,
            ExternalImportMw = 0,
            ReserveShareOfLoad = 0,
            ReserveShareOfVariable = 0,
        });
        return this;
    }

    /// <summary>Changes the zone added last.</summary>
    public WorldBuilder With(Func<ZoneSpec, ZoneSpec> change)
    {
        _zones[^1] = change(_zones[^1]);
        return this;
    }

    /// <summary>Adds a thermal fleet that never fails, starts at once and has no least output.</summary>
    /// <param name="zone">Zone.</param>
    /// <param name="technology">Technology and fuel.</param>
    /// <param name="capacityMw">Capacity, MW.</param>
    /// <param name="costUsdPerMwh">Marginal cost.</param>
    /// <param name="change">Further figures.</param>
    public WorldBuilder Thermal(
        string zone, string technology, double capacityMw, double costUsdPerMwh, Func<FleetSpec, FleetSpec>? change = null) =>
        Fleet(zone, technology, PlantKind.Thermal, capacityMw, spec =>
            (change ?? (s => s))(spec with { VariableOmUsdPerMwh = costUsdPerMwh }));

    /// <summary>Adds a battery without losses unless told otherwise.</summary>
    public WorldBuilder Battery(string zone, double powerMw, double hours, double roundTripEfficiency = 1) =>
        Fleet(zone, "battery", PlantKind.Storage, powerMw, spec =>
            spec with { StorageHours = hours, RoundTripEfficiency = roundTripEfficiency });

    /// <summary>Adds wind or sun with a capacity factor by hour of the UTC day.</summary>
    public WorldBuilder Variable(string zone, string technology, double capacityMw, Func<int, double> factorByHourOfDay)
    {
        ImmutableArray<double> factor = [.. Enumerable.Range(0, Calendar.HoursPerYear).Select(hour => factorByHourOfDay(hour % 24))];
        var series = new HourlySeries(zone + technology, factor);
        return Fleet(zone, technology, PlantKind.Variable, capacityMw, spec => spec with { CapacityFactor = series });
    }

    /// <summary>Adds a fleet of any kind.</summary>
    public WorldBuilder Fleet(string zone, string technology, PlantKind kind, double capacityMw, Func<FleetSpec, FleetSpec> change)
    {
        _fleets.Add(change(new FleetSpec
        {
            Id = $"{zone}/{technology}",
            Zone = zone,
            Technology = technology,
            Fuel = technology,
            Kind = kind,
            CapacityMw = DatedPath.Constant(capacityMw),
            UnitMw = capacityMw,
        }));
        return this;
    }

    /// <summary>Adds a line with the same limit both ways.</summary>
    public WorldBuilder Line(string from, string to, double limitMw, double hurdleUsdPerMwh = 0, double lossShare = 0)
    {
        _lines.Add(new LineSpec
        {
            Id = $"{from}>{to}",
            From = from,
            To = to,
            ForwardMw = limitMw,
            ReverseMw = limitMw,
            HurdleUsdPerMwh = hurdleUsdPerMwh,
            LossShare = lossShare,
        });
        return this;
    }

    /// <summary>Adds a line that a country can widen; the line itself is added apart.</summary>
    public WorldBuilder Widening(string country, CorridorSpec corridor)
    {
        _corridors.Add((country, corridor));
        return this;
    }

    /// <summary>Adds a datacenter.</summary>
    public WorldBuilder Datacenter(DatacenterSpec datacenter)
    {
        _datacenters.Add(datacenter);
        if (_operators.TrueForAll(known => known.Id != datacenter.Operator))
            _operators.Add(new OperatorSpec(datacenter.Operator, datacenter.Operator, datacenter.Zone));
        return this;
    }

    /// <summary>Adds a campus whose operator chooses among zones.</summary>
    /// <param name="campus">Identifier of the campus.</param>
    /// <param name="candidates">The campus as it would be in each zone; their identifiers are made here.</param>
    public WorldBuilder Choice(string campus, params DatacenterSpec[] candidates) =>
        Choice(SiteChoice.Of(campus, [.. candidates.Select(site => site with { Id = SiteChoice.IdOf(campus, site.Zone) })]));

    /// <summary>Adds a campus whose operator chooses among zones.</summary>
    public WorldBuilder Choice(SiteChoice choice)
    {
        _choices.Add(choice);
        if (_operators.TrueForAll(known => known.Id != choice.Operator))
            _operators.Add(new OperatorSpec(choice.Operator, choice.Operator, choice.Candidates[0].Zone));
        return this;
    }

    /// <summary>Adds a fab.</summary>
    public WorldBuilder Fab(ChipFabSpec fab)
    {
        _fabs.Add(fab);
        return this;
    }

    /// <summary>Adds an operator, or puts it in the place of the one that a datacenter has brought.</summary>
    public WorldBuilder Operator(OperatorSpec known)
    {
        _operators.RemoveAll(other => other.Id == known.Id);
        _operators.Add(known);
        return this;
    }

    /// <summary>Adds a good of which the world makes only so much.</summary>
    public WorldBuilder Supply(SupplySpec supply)
    {
        _supplies.Add(supply);
        return this;
    }

    /// <summary>Adds an export control.</summary>
    public WorldBuilder ExportControl(ExportRule rule)
    {
        _exportControls.Add(rule);
        return this;
    }

    /// <summary>Adds a flexible load.</summary>
    public WorldBuilder FlexibleLoad(string zone, double powerMw, double breakEvenUsdPerMwh)
    {
        _flexibleLoads.Add(new FlexibleLoadSpec
        {
            Id = $"{zone}/flexible",
            Zone = zone,
            PowerMw = DatedPath.Constant(powerMw),
            BreakEvenUsdPerMwh = breakEvenUsdPerMwh,
        });
        return this;
    }

    /// <summary>The world, sorted as the model asks.</summary>
    public WorldSpec Build(string name = "small") => new()
    {
        Name = name,
        Digest = "0000000000000000",
        Calendar = new Calendar(_startUtc),
        Zones = [.. _zones.OrderBy(zone => zone.Id, StringComparer.Ordinal)],
        Fleets = [.. _fleets.OrderBy(fleet => fleet.Id, StringComparer.Ordinal)],
        Lines = [.. _lines.OrderBy(line => line.Id, StringComparer.Ordinal)],
        Datacenters = [.. _datacenters.OrderBy(datacenter => datacenter.Id, StringComparer.Ordinal)],
        SiteChoices = [.. _choices.OrderBy(choice => choice.Campus, StringComparer.Ordinal)],
        Fabs = [.. _fabs.OrderBy(fab => fab.Id, StringComparer.Ordinal)],
        FlexibleLoads = [.. _flexibleLoads.OrderBy(load => load.Id, StringComparer.Ordinal)],
        Accelerators = [.. _datacenters.Concat(_choices.SelectMany(choice => choice.Candidates))
            .Select(datacenter => datacenter.Accelerator).OfType<AcceleratorSpec>().Distinct()
            .OrderBy(family => family.Id, StringComparer.Ordinal)],
        Supplies = [.. _supplies],
        ExportControls = [.. _exportControls],
        Operators = [.. _operators.OrderBy(op => op.Id, StringComparer.Ordinal)],
        Countries = [.. _zones.DistinctBy(zone => zone.Country, StringComparer.Ordinal)
            .Select(Country).OrderBy(country => country.Id, StringComparer.Ordinal)],
    };

    private CountrySpec Country(ZoneSpec home) => new(home.Country, home.Id)
    {
        Corridors = [.. _corridors.Where(known => known.Country == home.Country).Select(known => known.Corridor)
            .OrderBy(corridor => corridor.Line, StringComparer.Ordinal)],
    };
}
