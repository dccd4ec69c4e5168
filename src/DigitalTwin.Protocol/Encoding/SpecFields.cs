using System.Collections.Immutable;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Protocol.Encoding;

/// <summary>Walks of the specifications that can arrive during a run; null stands for one that is about to be read.</summary>
internal static class SpecFields
{
    public static DatacenterSpec Visit<TVisitor>(ref TVisitor visitor, DatacenterSpec? spec)
        where TVisitor : IStateVisitor, allows ref struct
    {
        string id = spec?.Id ?? "", name = spec?.Name ?? "", zone = spec?.Zone ?? "", operatorId = spec?.Operator ?? "";
        double latitude = spec?.Latitude ?? 0, longitude = spec?.Longitude ?? 0, pue = spec?.Pue ?? 1;
        double flexibleShare = spec?.FlexibleShare ?? 0, strike = spec?.FlexibleStrikeUsdPerMwh ?? 0;
        long atStart = spec?.AcceleratorsAtStart ?? 0;
        visitor.Visit("id", ref id);
        visitor.Visit("name", ref name);
        visitor.Visit("zone", ref zone);
        visitor.Visit("operator", ref operatorId);
        visitor.Visit("latitude", ref latitude);
        visitor.Visit("longitude", ref longitude);
        DatedPath facilityMw = Visit(ref visitor, "facility_mw", spec?.FacilityMw);
        visitor.Visit("pue", ref pue);
        visitor.Visit("flexible_share", ref flexibleShare);
        visitor.Visit("flexible_strike_usd_per_mwh", ref strike);
        visitor.Visit("accelerators_at_start", ref atStart);
        AcceleratorSpec? accelerator = WireFields.VisitPresence(ref visitor, "accelerator", spec?.Accelerator is not null)
            ? Visit(ref visitor, spec?.Accelerator ?? new AcceleratorSpec("", 0, 0, 0))
            : null;
        string country = spec?.Country ?? "";
        visitor.Visit("country", ref country);
        return new DatacenterSpec
        {
            Id = id,
            Name = name,
            Zone = zone,
            Operator = operatorId,
            Latitude = latitude,
            Longitude = longitude,
            FacilityMw = facilityMw,
            Pue = pue,
            FlexibleShare = flexibleShare,
            FlexibleStrikeUsdPerMwh = strike,
            Accelerator = accelerator,
            AcceleratorsAtStart = atStart,
            Country = country,
            Plan = WireFields.VisitPresence(ref visitor, "plan", spec?.Plan is not null) ? PlanFields.Visit(ref visitor, spec?.Plan) : null,
        };
    }

    public static FlexibleLoadSpec Visit<TVisitor>(ref TVisitor visitor, FlexibleLoadSpec? spec)
        where TVisitor : IStateVisitor, allows ref struct
    {
        string id = spec?.Id ?? "", zone = spec?.Zone ?? "";
        double breakEven = spec?.BreakEvenUsdPerMwh ?? 0;
        visitor.Visit("id", ref id);
        visitor.Visit("zone", ref zone);
        DatedPath powerMw = Visit(ref visitor, "power_mw", spec?.PowerMw);
        visitor.Visit("break_even_usd_per_mwh", ref breakEven);
        return new FlexibleLoadSpec { Id = id, Zone = zone, PowerMw = powerMw, BreakEvenUsdPerMwh = breakEven };
    }

    private static AcceleratorSpec Visit<TVisitor>(ref TVisitor visitor, AcceleratorSpec spec)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string id, double systemWatts, double tflops, double priceUsd) = spec;
        visitor.Visit("accelerator", ref id);
        visitor.Visit("system_watts", ref systemWatts);
        visitor.Visit("fp8_dense_tflops", ref tflops);
        visitor.Visit("price_usd", ref priceUsd);
        (int stacks, double packages, string exportClass) = (spec.MemoryStacks, spec.PackagesPerWafer, spec.ExportClass);
        visitor.Visit("memory_stacks", ref stacks);
        visitor.Visit("packages_per_wafer", ref packages);
        visitor.Visit("export_class", ref exportClass);
        return new AcceleratorSpec(id, systemWatts, tflops, priceUsd)
        {
            MemoryStacks = stacks,
            PackagesPerWafer = packages,
            ExportClass = exportClass,
        };
    }

    private static DatedPath Visit<TVisitor>(ref TVisitor visitor, string field, DatedPath? path)
        where TVisitor : IStateVisitor, allows ref struct
    {
        var points = new List<PathPoint>();
        foreach (DatedValue point in path?.Points ?? [])
            points.Add(new PathPoint(point.Tick, point.Value));
        visitor.VisitList(field, points);
        try
        {
            return new DatedPath([.. points.Select(point => new DatedValue(point.Tick, point.Value))]);
        }
        catch (ArgumentException e)
        {
            throw new CanonicalFormatException($"Field {field}: {e.Message}");
        }
    }

    private record struct PathPoint(long Tick, double Value) : IStateful
    {
        public void VisitState<TVisitor>(ref TVisitor visitor)
            where TVisitor : IStateVisitor, allows ref struct
        {
            long tick = Tick;
            double value = Value;
            visitor.Visit("tick", ref tick);
            visitor.Visit("value", ref value);
            this = new PathPoint(tick, value);
        }
    }
}
