"""The sentences for what becomes of files: the disk, a film on it, a library that was lost."""

from collections.abc import Mapping

from hailuo_desktop.translate import Marked, mark

FILES: Mapping[str, Marked] = {
    "disk_full": mark("The disk is full: make room in {folder}."),
    "disk_full_file": mark(
        "The disk is full: “{name}” needs {megabytes} MB in {folder}. Make room there."
    ),
    "disk_full_video": mark("The disk is full: there is no room for the video in {folder}."),
    "disk_full_more": mark("The disk is full: {megabytes} MB more are needed in {folder}."),
    "file_unwritable": mark("“{file}” cannot be written ({why}): check the folder."),
    "video_unwritable": mark("The video cannot be written to {folder} ({why})."),
    "sheet_unwritable": mark("“{file}” cannot be written: check the folder and its free space."),
    "part_folder_gone": mark(
        "The folder {folder} is gone: making it anew, and beginning the download again."
    ),
    "download_cut_short": mark("The download is cut short."),
    "download_without_picture": mark("The download holds no picture."),
    "film_without_picture": mark("“{name}” holds no picture."),
    "film_without_picture_number": mark("“{name}” holds no picture of the number {number}."),
    "film_without_picture_at": mark("“{name}” holds no picture at {seconds} s."),
    "film_sound_alone": mark("The film has sound and no picture."),
    "film_unreadable": mark("“{name}” is no film that can be read ({why})."),
    "film_without_recipe": mark("“{name}” cannot take up its recipe."),
    "film_gone": mark("The film of “{name}” is gone from the library ({file})."),
    "frame_damaged": mark("“{name}” is damaged in the library: drop it into the shot again."),
    "film_damaged": mark("The film of take {take} is gone from the library, or damaged."),
    "film_lost": mark(
        "The film of shot {shot}, take {take}, is gone from the library, or damaged, and EvoLink "
        "has it no more: it keeps films for a day. Send the shot again, at its price, if you want "
        "another."
    ),
    "clip_gone": mark(
        "The clip “{name}” that was brought in is gone from the library, or damaged: bring it in "
        "again, or find it with All takes → Locate…."
    ),
    "film_foreign": mark(
        "The film of shot {shot}, take {take}, is gone from the library, or damaged. It was made "
        "with another API key, or at another address: with those in use again, it can be fetched "
        "once more."
    ),
    "chain_broken": mark("No take of {shot} came through."),
    "chain_broken_first": mark("No take of the shot before came through."),
    "task_claimed": mark(
        "Task {task} already belongs to take {take}: one task is one take, so choose another."
    ),
    "from_backup": mark("It came back from the backup of {made}, and may have been sent since."),
    "from_damage": mark("The library was damaged, and it may have been sent before."),
}
