using System.Globalization;

namespace DigitalTwin.Results.Tables;

/// <summary>Numbers of CSV files: at most three decimals, as the framework's format <c>0.###</c> writes them, and faster.</summary>
public static class CsvNumber
{
    private const double PerUnit = 1000;

    // Below it, whole thousandths and their rounding are exact enough to tell ties apart.
    private const double MostThousandths = 1e12;
    private const double NearATie = 0.002;

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="text">Receives it; 32 characters suffice.</param>
    /// <returns>Characters written.</returns>
    public static int Format(double value, Span<char> text)
    {
        double scaled = Math.Abs(value) * PerUnit, thousandths = Math.Round(scaled);
        bool isPlain = scaled < MostThousandths && Math.Abs(Math.Abs(scaled - thousandths) - 0.5) > NearATie
            && (thousandths > 0 || (value == 0 && !double.IsNegative(value)));
        if (!isPlain)
        {
            value.TryFormat(text, out int slow, "0.###", CultureInfo.InvariantCulture);
            return slow;
        }

        (long whole, long decimals) = Math.DivRem((long)thousandths, (long)PerUnit);
        int length = 0;
        if (value < 0)
            text[length++] = '-';
        whole.TryFormat(text[length..], out int digits, default, CultureInfo.InvariantCulture);
        length += digits;
        if (decimals == 0)
            return length;
        text[length++] = '.';
        for (long unit = (long)PerUnit / 10; decimals > 0; unit /= 10)
        {
            (long digit, decimals) = Math.DivRem(decimals, unit);
            text[length++] = (char)('0' + digit);
        }

        return length;
    }
}
