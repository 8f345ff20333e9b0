using static Credex.CoCreate.Demo.Pictures.Print;
using static Credex.CoCreate.Demo.Pictures.Shape;

namespace Credex.CoCreate.Demo.Pictures;

/// <summary>Where something is made by hand.</summary>
internal static class WorkshopPictures
{
    public static void Loom(Print print)
    {
        print.Lay(Sky, Disc(800, 500, 700), Tone.Dots);
        print.Lay(Plum, Rect(0, 930, Width, 70), Tone.Stripes);
        print.Black(Rect(0, 924, Width, 8));
        print.Solid(Yellow, Rect(196, 40, 84, 888) + Rect(1320, 40, 84, 888));
        print.Lay(Blue, Times(40, thread => Rect(334 + (thread * 24), 176, 9, 424)));

        // Two shafts with their heddles, then the beater.
        foreach (var (y, ink) in new[] { (262f, Pink), (318f, Pink) })
        {
            print.Solid(ink, Rect(304, y, 992, 26));
        }

        print.Outline(Times(39, heddle => Line(350 + (heddle * 24), 344, 350 + (heddle * 24), 404)), 3);
        print.Solid(Pink, Rect(304, 404, 992, 26));
        print.Solid(Yellow, Rect(150, 100, 1300, 84));
        print.Outline("M170 130H700M760 150H1430M170 160H420", 3);

        var cloth = Rect(330, 566, 950, 300);
        print.Spare(cloth);
        print.Within(cloth, () =>
        {
            foreach (var (at, ink, high) in new[] { (566, Yellow, 60), (604, Pink, 60), (656, Red, 66), (700, Yellow, 58), (742, Red, 30), (772, Pink, 70), (824, Red, 66) })
            {
                print.Lay(ink, Zigzag(330, at, high));
            }
        });
        print.Outline(Rect(330, 566, 950, 300));
        print.Solid(Green, Rect(286, 496, 1028, 36));
        print.Solid(Green, Rect(286, 560, 1028, 24));
        print.Spare(Rect(300, 536, 1000, 20));
        print.Outline(Times(64, tooth => Line(312 + (tooth * 15.5f), 534, 312 + (tooth * 15.5f), 560)), 4);
        print.At(900, 706, -9, () => Shuttle(print));
        print.Solid(Yellow, Rect(150, 846, 1300, 78));
        print.Outline("M170 872H600M660 896H1430", 3);
        print.Spare(Rect(330, 840, 950, 90));
        print.Within(Rect(330, 840, 950, 90), () =>
        {
            print.Lay(Pink, Rect(330, 840, 950, 90));
            print.Lay(Red, Zigzag(330, 866, 40));
        });
        print.Outline(Rect(330, 840, 950, 90));
    }

    private static string Zigzag(float left, float top, float high)
    {
        const float tooth = 95;
        var upper = Times(21, at => Text($"{(at == 0 ? 'M' : 'L')}{left + (at * tooth / 2)} {top + (at % 2 * 48)}"));
        var lower = Times(21, at => Text($"L{left + ((20 - at) * tooth / 2)} {top + high + (at % 2 * 48)}"));
        return upper + lower + "Z";
    }

    private static void Shuttle(Print print)
    {
        const string boat = "M-230 0C-140 -62 140 -62 230 0C140 62 -140 62 -230 0Z";
        print.Solid(Blue, boat);
        print.Spare(Rect(-100, -24, 200, 48));
        print.Outline(Rect(-100, -24, 200, 48), 5);
        print.Lay(Red, Rect(-78, -15, 156, 30));
        print.Outline(Times(9, turn => Line(-70 + (turn * 17.5f), -15, -62 + (turn * 17.5f), 15)), 3);
    }

    public static void BookPress(Print print)
    {
        print.Lay(Yellow, Disc(800, 470, 440));
        print.Lay(Plum, Rect(0, 900, Width, 100), Tone.Stripes);
        print.Black(Rect(0, 892, Width, 10));

        // Frame: two columns under an arched crosshead, on a bed.
        const string frame = "M430 800V420C430 300 560 268 690 262V226H910V262C1040 268 1170 300 1170 420V800H1076V440C1076 392 1010 372 910 366H690C590 372 524 392 524 440V800Z";
        print.Lay(Blue, frame);
        print.Outline(frame, 8);
        print.Solid(Blue, Rect(340, 792, 920, 62));
        print.Solid(Blue, Polygon(380, 854, 470, 854, 450, 894, 350, 894) + Polygon(1130, 854, 1220, 854, 1250, 894, 1150, 894));

        // Screw with its thread, and the wheel that turns it.
        print.Spare(Rect(764, 110, 72, 400));
        print.Lay(Plum, Rect(764, 110, 72, 120) + Rect(764, 366, 72, 120));
        print.Within(Rect(764, 110, 72, 400), () => print.Scratch(Times(16, turn => Line(750, 130 + (turn * 26), 850, 112 + (turn * 26))), 7));
        print.Solid(Blue, Rect(690, 226, 220, 140));
        print.Outline(Rect(764, 110, 72, 116) + Rect(764, 366, 72, 112));
        var rim = Oval(800, 110, 400, 70) + "M452 110A348 40 0 0 0 1148 110A348 40 0 0 0 452 110Z";
        print.Solid(Red, rim);
        print.Solid(Red, Polygon(462, 98, 800, 92, 800, 128, 462, 122) + Polygon(800, 92, 1138, 98, 1138, 122, 800, 128));
        print.Solid(Red, Polygon(640, 150, 760, 112, 800, 124, 700, 160) + Polygon(900, 160, 800, 124, 840, 112, 960, 150));

        print.Solid(Red, Oval(800, 104, 78, 34));
        print.Black(Oval(800, 100, 30, 12));
        print.Solid(Pink, Disc(412, 104, 30) + Disc(1188, 104, 30));

        print.Solid(Plum, Polygon(560, 510, 690, 478, 910, 478, 1040, 510, 1040, 540, 560, 540));
        Book(print, Red, 600, 540, 390, 60);
        Book(print, Yellow, 566, 600, 460, 52);
        Book(print, Green, 616, 652, 380, 68);
        Book(print, Pink, 580, 720, 440, 72);
    }

    /// <summary>Its spine, with the raised bands of the sewing.</summary>
    private static void Book(Print print, Ink ink, float x, float y, float width, float height)
    {
        var (left, right, foot, upper, lower) = (x + 16, x + width - 16, y + height, y + (height * .3f), y + (height * .7f));
        print.Solid(ink, Text($"M{left} {y}H{right}C{right + 22} {upper} {right + 22} {lower} {right} {foot}H{left}C{left - 22} {lower} {left - 22} {upper} {left} {y}Z"));
        print.Solid(ink, Times(4, band => Rect(x + (width * (.18f + (band * .2f))), y - 1, 18, height + 2)));
        var title = Rect(x + (width * .38f) + 27, y + (height * .28f), (width * .2f) - 36, height * .44f);
        print.Spare(title);
        print.Outline(title, 4);
    }

    public static void ScreenPrint(Print print)
    {
        print.Lay(Pink, Disc(1240, 330, 300));
        print.Lay(Plum, Rect(0, 860, Width, 140), Tone.Stripes);
        print.Solid(Yellow, Polygon(150, 560, 1450, 560, 1590, 900, 10, 900));
        print.Outline(Line(10, 900, 10, 960, 1590, 960, 1590, 900));
        print.Lay(Yellow, Rect(10, 900, 1580, 60));

        // The print on the table: three inks out of register.
        var sheet = Polygon(420, 610, 1180, 610, 1256, 850, 344, 850);
        print.Spare(sheet);
        print.Outline(sheet);
        print.Within(sheet, () =>
        {
            print.Lay(Red, Oval(680, 726, 150, 78));
            print.Lay(Blue, Polygon(720, 650, 950, 650, 990, 790, 716, 790));
            print.Lay(Yellow, Polygon(890, 640, 1080, 812, 760, 812));
        });

        // The frame stands up on its hinges.
        var outer = Polygon(330, 70, 1270, 70, 1216, 584, 384, 584);
        var inner = Polygon(402, 130, 1198, 130, 1152, 524, 448, 524);
        print.Spare(outer);
        print.Lay(Yellow, outer);
        print.Outline(outer, 8);
        print.Outline(Line(330, 70, 402, 130) + Line(1270, 70, 1198, 130) + Line(1216, 584, 1152, 524) + Line(384, 584, 448, 524), 5);
        print.Spare(inner);
        print.Lay(Green, inner, Tone.Dots);
        print.Within(inner, () =>
        {
            var open = Disc(600, 340, 96) + Rect(722, 250, 170, 180) + Polygon(1016, 234, 1124, 430, 908, 430);
            print.Spare(open);
            print.Outline(open, 5);
        });
        print.Outline(inner, 8);
        print.Black(Rect(450, 572, 90, 34) + Rect(1060, 572, 90, 34));
        print.At(820, 196, -7, () => Squeegee(print));
    }

    private static void Squeegee(Print print)
    {
        print.Solid(Red, "M-190 -70H190V10H-190Z");
        print.Outline("M-170 -44H170", 4);
        print.Black(Rect(-176, 10, 352, 40));
        print.Solid(Blue, Rect(-176, 50, 352, 26));
    }
}
