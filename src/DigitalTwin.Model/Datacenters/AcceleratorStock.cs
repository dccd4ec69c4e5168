using DigitalTwin.Model.Chips;

namespace DigitalTwin.Model.Datacenters;

/// <summary>Accelerators of one family at a site.</summary>
/// <param name="Accelerator">Identifier of the family.</param>
/// <param name="Installed">In service.</param>
/// <param name="Stock">Delivered and waiting for power.</param>
[State]
public partial record struct FamilyCount(string Accelerator, long Installed, long Stock);

/// <summary>Accelerators of one family on their way to a site.</summary>
/// <param name="Tick">Tick of arrival.</param>
/// <param name="Accelerator">Identifier of the family.</param>
/// <param name="Count">How many, above zero.</param>
[State]
public partial record struct InboundCount(long Tick, string Accelerator, long Count);

/// <summary>
/// The accelerators of a site by family. A site is planned for one family and may be sold another: a place is the power of one
/// accelerator of the planned family, and an accelerator fills as many places as it draws power. Formulation:
/// docs/explanation/formulations/datacenter.md.
/// </summary>
/// <param name="planned">Family that the site is planned for.</param>
/// <param name="families">Families that it can be sent.</param>
public sealed partial class AcceleratorStock(AcceleratorSpec planned, ImmutableArray<AcceleratorSpec> families)
{
    // Shares of a place that arithmetic leaves of a whole one.
    private const double Rounding = 1e-9;

    [State(After = nameof(Count))] private readonly List<FamilyCount> _families = [];
    [State(After = nameof(Count))] private readonly List<InboundCount> _inbound = [];

    [NotState("Sums of the lists.")]
    private (long Installed, long Stock, long Inbound) _counts;

    [NotState("Sums of the lists, as places.")]
    private (double Installed, double Stock, double Inbound) _places;

    [NotState("Sum of the lists.")]
    private double _installedTflops;

    /// <summary>By family, in the order of their first arrival.</summary>
    public IReadOnlyList<FamilyCount> Families => _families;

    /// <summary>Accelerators in service.</summary>
    public long Installed => _counts.Installed;

    /// <summary>Accelerators delivered that wait for power.</summary>
    public long Stock => _counts.Stock;

    /// <summary>Accelerators on their way.</summary>
    public long Inbound => _counts.Inbound;

    /// <summary>Places that those in service fill.</summary>
    public long InstalledPlaces => Whole(_places.Installed);

    /// <summary>Places that those at the site fill or will fill.</summary>
    public long ArrivedPlaces => Whole(_places.Installed + _places.Stock);

    /// <summary>Places that those at the site and on their way fill or will fill.</summary>
    public long AllPlaces => Whole(_places.Installed + _places.Stock + _places.Inbound);

    /// <summary>8-bit throughput of a place in service, TFLOP/s; that of the planned family where there is none.</summary>
    public double TflopsPerPlace => _counts.Installed == 0 ? planned.Fp8DenseTflops : _installedTflops / _places.Installed;

    /// <summary>Places that an accelerator of a family fills.</summary>
    public double PlacesOf(string accelerator) => Find(accelerator).SystemWatts / planned.SystemWatts;

    /// <summary>Whole places; what arithmetic leaves of one counts as whole.</summary>
    public static long Whole(double places) => (long)Math.Floor(places + Rounding);

    /// <summary>Puts accelerators of the planned family there from the start.</summary>
    public void Begin(long installed, long stock)
    {
        _families.Add(new FamilyCount(planned.Id, installed, stock));
        Count();
    }

    /// <summary>Learns of accelerators on their way.</summary>
    public void Receive(string accelerator, long count, long arrivalTick)
    {
        if (count <= 0)
            return;
        int at = _inbound.Count;
        while (at > 0 && (_inbound[at - 1].Tick > arrivalTick
            || (_inbound[at - 1].Tick == arrivalTick && string.CompareOrdinal(_inbound[at - 1].Accelerator, accelerator) > 0)))
            at--;
        if (at > 0 && _inbound[at - 1].Tick == arrivalTick && _inbound[at - 1].Accelerator == accelerator)
            _inbound[at - 1] = _inbound[at - 1] with { Count = _inbound[at - 1].Count + count };
        else
            _inbound.Insert(at, new InboundCount(arrivalTick, accelerator, count));
        Count();
    }

    /// <summary>Puts into stock what has arrived by a tick.</summary>
    public void TakeDue(long tick)
    {
        int taken = 0;
        for (; taken < _inbound.Count && _inbound[taken].Tick <= tick; taken++)
        {
            int at = IndexOf(_inbound[taken].Accelerator);
            _families[at] = _families[at] with { Stock = _families[at].Stock + _inbound[taken].Count };
        }

        if (taken == 0)
            return;
        _inbound.RemoveRange(0, taken);
        Count();
    }

    /// <summary>Installs from stock what the powered places hold, whole accelerators, first family first.</summary>
    /// <param name="places">Places with power.</param>
    public void Install(long places)
    {
        double left = places - _places.Installed;
        if (_counts.Stock == 0 || left <= 0)
            return;
        for (int i = 0; i < _families.Count; i++)
        {
            double each = PlacesOf(_families[i].Accelerator);
            long count = Math.Clamp(Whole(left / each), 0, _families[i].Stock);
            _families[i] = _families[i] with { Installed = _families[i].Installed + count, Stock = _families[i].Stock - count };
            left -= count * each;
        }

        Count();
    }

    private AcceleratorSpec Find(string accelerator)
    {
        if (accelerator == planned.Id)
            return planned;
        foreach (AcceleratorSpec known in families)
        {
            if (known.Id == accelerator)
                return known;
        }

        throw new InvalidOperationException($"A site was sent accelerators of the family {accelerator}, which the scenario does not know.");
    }

    private int IndexOf(string accelerator)
    {
        for (int i = 0; i < _families.Count; i++)
        {
            if (_families[i].Accelerator == accelerator)
                return i;
        }

        _families.Add(new FamilyCount(accelerator, 0, 0));
        return _families.Count - 1;
    }

    private void Count()
    {
        (_counts, _places, _installedTflops) = (default, default, 0);
        foreach (FamilyCount family in _families)
        {
            AcceleratorSpec spec = Find(family.Accelerator);
            double each = spec.SystemWatts / planned.SystemWatts;
            (_counts.Installed, _counts.Stock) = (_counts.Installed + family.Installed, _counts.Stock + family.Stock);
            _places.Installed += family.Installed * each;
            _places.Stock += family.Stock * each;
            _installedTflops += family.Installed * spec.Fp8DenseTflops;
        }

        foreach (InboundCount inbound in _inbound)
        {
            _counts.Inbound += inbound.Count;
            _places.Inbound += inbound.Count * PlacesOf(inbound.Accelerator);
        }
    }
}
